# frozen_string_literal: true

module SDKNamespace
  module Runtime
    # A request while it is put together.
    class Request
      # Segments that lead elsewhere, also for a server that decodes before it looks at them.
      DOT_SEGMENT = %r{(/|%(25)*(2f|5c))(\.|%(25)*2e){1,2}(/|%(25)*(2f|5c)|\z)}i.freeze
      HEADER_NAME = /\A[\w!#$%&'*+.^`|~-]+\z/.freeze

      # Headers whose values are no secrets: they name a call, or say what its parts are.
      TELLING = %w[
        accept accept-language content-type idempotency-key user-agent request-id traceparent tracestate
        x-correlation-id x-request-id
      ].freeze
      # What values can fail with when they are written; those that have themselves in them have no end.
      UNWRITABLE = [JSON::JSONError, EncodingError, IOError, SystemStackError].freeze

      attr_reader :operation, :path, :query, :headers, :cookies, :body, :secrets

      # @param arguments [Hash{Symbol => Object}] the values of its parameters, and its body
      # @raise [Errors::InvalidRequestError] if it cannot be sent as it is
      def initialize(operation, arguments, settings)
        @operation = operation
        @path = operation.path.dup
        @query = [operation.query].reject(&:empty?)
        @headers = {}
        @cookies = []
        @secrets = []
        add_header("accept", operation.accept) unless operation.accept.empty?
        add_header("user-agent", settings[:user_agent])
        add_body(arguments, settings)
        operation.parameters.each { |parameter| add_parameter(parameter, arguments[parameter.name], settings) }
        check_path
        settings[:headers].each { |name, value| bring_header(name.to_s, value) }
      end

      # Sets a header. What no header can hold is refused here, by name only: the value may be a secret.
      def add_header(name, value)
        # Characters beyond ASCII have no encoding that all servers agree on.
        sendable = value.is_a?(String) && value.match?(/\A[\t\x20-\x7e]*\z/)
        refuse("header #{name.inspect} cannot be sent as it is") unless sendable && name.match?(HEADER_NAME)
        headers[name.downcase] = value
      end

      # Sets a header of the caller's, which may be a credential.
      def bring_header(name, value)
        add_header(name, value)
        return if TELLING.include?(name.downcase)

        scheme, token = value.split(" ", 2)
        # What services may repeat of it: a token without its scheme, a cookie without its name.
        secrets.push(value, token.to_s, *value.split(/[\s,;="]+/).select { |part| part.length >= 8 })
        secrets << token.unpack1("m").split(":", 2).last.to_s if token && scheme.casecmp?("basic")
      end

      def add_query(name, value) = query << "#{Styles.encode(name)}=#{Styles.encode(value)}"
      def add_cookie(name, value) = cookies << "#{Styles.encode(name)}=#{Styles.encode(value)}"

      # What is sent is this, and what its credentials add to it.
      def target = query.empty? ? path : "#{path}?#{query.join("&")}"

      def sent_headers
        cookies.empty? ? headers : { "cookie" => cookies.join("; ") }.merge(headers)
      end

      # A copy to which an attempt can add what is its own.
      def initialize_copy(other)
        super
        @query = other.query.dup
        @headers = other.headers.dup
        @cookies = other.cookies.dup
        @secrets = other.secrets.dup
      end

      def refuse(reason, issues: [])
        raise Errors::InvalidRequestError.new(reason, operation_id: operation.id, issues: issues)
      end

      private

      def add_body(arguments, settings)
        facts = operation.body
        return if facts.nil?

        value = Types.coerce(arguments[facts.name], facts.type)
        if value.nil? && !null?(facts)
          refuse("#{facts.name} must be given") if facts.required
          return
        end
        @secrets.concat(Model.secrets_in(value))
        look(value, facts.type, "/#{facts.name}", settings) if facts.encoding == :json
        @body, media_type = Bodies.write(value, facts.encoding, facts.media_type, facts.parts)
        add_header("content-type", media_type)
      rescue *UNWRITABLE
        unwritable(facts.name)
      end

      # Whether nil is a body, which is then null; where it may be left out, it is none.
      def null?(facts) = facts.required && facts.encoding == :json && Types.fits?(nil, facts.type)

      def unwritable(name)
        raise Errors::InvalidRequestError.new("#{name} cannot be written", operation_id: operation.id), cause: nil
      end

      def add_parameter(parameter, value, settings)
        if value.nil?
          refuse("#{parameter.name} must be given") if parameter.required
          return
        end
        look(value, parameter.type, "/#{parameter.name}", settings)
        case parameter.in
        when :path then fill(parameter, value)
        when :query then add_to_query(parameter, value)
        when :header
          written = Styles.parts(value, parameter) { |text| text }
          add_header(parameter.wire, written.join(",")) unless written.empty?
        when :cookie
          cookies.concat(Styles.parts(value, parameter, label(parameter)) { |text| Styles.encode(text) })
        end
      rescue *UNWRITABLE
        unwritable(parameter.name)
      end

      def add_to_query(parameter, value)
        encode = Styles.method(parameter.allow_reserved ? :encode_reserved : :encode)
        query.concat(Styles.parts(value, parameter, label(parameter), &encode))
      end

      # Fills a value into the path. One that is empty is left out, which the path then shows.
      def fill(parameter, value)
        separator = { label: ".", matrix: ";" }[parameter.style]
        start = parameter.style == :matrix ? label(parameter) : ""
        parts = Styles.parts(value, parameter, start) { |text| Styles.encode(text) }
        text = separator ? parts.map { |part| separator + part }.join : parts.join(",")
        return if text.empty? || text.end_with?("=") || text == separator

        @path = path.gsub("{#{parameter.wire}}") { text }
      end

      def label(parameter) = "#{Styles.encode(parameter.wire)}="

      def look(value, type, place, settings)
        return if settings[:validation] == :off

        issues = Types.issues(value, type, place)
        return if issues.empty?

        refuse(issues.join("; "), issues: issues)
      end

      def check_path
        open = path[/\{.*?\}/]
        refuse("#{open} of the path is missing or empty") if open
        refuse('"." and ".." cannot be segments of the path') if path.match?(DOT_SEGMENT)
      end
    end
  end
end
