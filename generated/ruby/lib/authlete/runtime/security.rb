# frozen_string_literal: true

module Authlete
  module Runtime
    # A way to carry a credential.
    Scheme = Struct.new(:option, :kind, :in, :wire, :env, keyword_init: true) do
      def header? = kind != :api_key || self.in == :header
      def header_name = (wire || "authorization").downcase
    end

    # Adds credentials to requests.
    module Security
      TOKEN = /\A(?:bearer +)?([\x21-\x7e]+)\z/i.freeze
      KEY = /\A[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?\z/.freeze

      module_function

      # @yield before a function of the caller's is asked
      # @return [Boolean] whether there are any
      def authorize(request, schemes, requirements, settings, &before)
        met = ->(name) { brought?(request, schemes[name]) || !given(schemes[name], settings).nil? }
        set = requirements.find { |names| names.all?(&met) } || requirements.first || []
        set.each do |name|
          scheme = schemes[name]
          next if scheme.nil? || brought?(request, scheme)

          add(request, scheme, credential(request, scheme, settings, &before))
        end
        !set.empty? || request.headers.key?("authorization")
      end

      def given(scheme, settings)
        return if scheme.nil?

        settings[scheme.option].nil? ? scheme.env && ENV.fetch(scheme.env, nil) : settings[scheme.option]
      end

      # Whoever brings the header of a scheme has taken care of its credential.
      def brought?(request, scheme) = !scheme.nil? && scheme.header? && request.headers.key?(scheme.header_name)

      # A function is asked by every attempt, so that a credential can change.
      def credential(request, scheme, settings)
        value = given(scheme, settings)
        return value unless value.respond_to?(:call)

        yield
        value.call
      rescue StandardError => e
        raise Errors::InvalidRequestError.new("#{scheme.option}: its function failed",
                                              operation_id: request.operation.id), cause: Redact.cause(e, request.secrets)
      end

      def add(request, scheme, value)
        # Anything can be written as a text, and `nil` is no token.
        pair = value.is_a?(Hash) ? pair_of(value) : value
        return if pair.is_a?(String) && pair.valid_encoding? && carry(request, scheme, pair)

        variable = scheme.env ? " (or the environment variable #{scheme.env})" : ""
        request.refuse("#{scheme.option}#{variable} must be set to a credential that can be sent")
      end

      def pair_of(value)
        user, password = value.values_at(:username, :password)
        "#{user}:#{password}" if user.is_a?(String) && password.is_a?(String) && !user.include?(":")
      end

      def carry(request, scheme, value)
        case scheme.kind
        when :bearer then bearer(request, scheme, value)
        when :basic then basic(request, scheme, value)
        else api_key(request, scheme, value)
        end
      end

      # As RFC 6750 says.
      def bearer(request, scheme, value)
        token = value[TOKEN, 1]
        return false if token.nil?

        request.secrets << token
        request.add_header(scheme.header_name, "Bearer #{token}")
      end

      # As RFC 7617 says; user name and password together are one text with a colon.
      def basic(request, scheme, pair)
        return false if pair.match?(/[[:cntrl:]]/) || !pair.match?(/[^\s:]/) || !pair.include?(":")

        user, password = pair.split(":", 2)
        encoded = [pair].pack("m0")
        request.secrets.push(password.empty? ? user : password, encoded)
        request.add_header(scheme.header_name, "Basic #{encoded}")
      end

      def api_key(request, scheme, value)
        return false unless value.match?(KEY)

        request.secrets.push(value, Styles.encode(value))
        case scheme.in
        when :query then request.add_query(scheme.wire, value)
        when :cookie then request.add_cookie(scheme.wire, value)
        else request.add_header(scheme.wire, value)
        end
        true
      end
    end
  end
end
