# frozen_string_literal: true

module Authlete
  module Runtime
    # What is true of a whole API.
    Profile = Struct.new(:user_agent, :servers, :security, :requirements, :defaults, :validation, :server_env, keyword_init: true)

    # The address of the service.
    module Address
      SAFE = %r{\A(https:|http://(localhost|127(\.\d+){3}|\[::1\])(:|/|\z))}.freeze
      URL = %r{\Ahttps?://[^/@?#\s]+(/[^?#\s]*)?\z}i.freeze

      module_function

      # Whether what is sent to a checked address is encrypted or stays on this machine.
      def safe?(address) = address.match?(SAFE)

      # The address that options choose, without a slash at the end.
      # @param own [Hash{String => String}] the servers of an operation that has others than the API
      def chosen(profile, server_url, server, operation_id = nil, own = profile.servers)
        if server && !profile.servers.key?(server.to_s)
          refuse("server must be one of #{profile.servers.keys.join(", ")}", operation_id)
        end
        variable = profile.server_env && server.nil? ? ENV.fetch(profile.server_env, nil) : nil
        address = server_url || variable || own[server.to_s] || own.values.first
        refuse("server_url must be set", operation_id) if address.nil?
        return address.sub(%r{/+\z}, "") if address.is_a?(String) && address.match?(URL) && parsed?(address)

        # Not quoted: a password may be in it.
        refuse("server_url must be an http(s) URL without user, password, query or fragment", operation_id)
      end

      def parsed?(address)
        URI(address).is_a?(URI::HTTP)
      rescue URI::InvalidURIError
        false
      end

      def refuse(reason, operation_id)
        raise Errors::InvalidRequestError.new(reason, operation_id: operation_id)
      end
    end

    # What every client is: credentials, server and defaults. No credential of it is ever printed.
    class Client
      DEFAULTS = {
        timeout_ms: 60_000, retries: 2, retry_delay_ms: 500, max_response_bytes: 10 * 2**20, headers: {}.freeze,
        allow_insecure: false
      }.freeze

      # @api private
      attr_reader :profile, :transport, :budget

      # @api private
      def initialize(profile, options)
        @profile = profile
        given = options.compact
        # No group can be called so, and be kept in the same place.
        @_settings = { user_agent: profile.user_agent, validation: profile.validation, **DEFAULTS, **given }.freeze
        @transport = Transport.new
        @budget = Budget.new
        return unless given[:server_url] || given[:server] || !profile.servers.empty?

        Address.chosen(profile, given[:server_url], given[:server])
      end

      # Makes a call.
      # @api private
      # @param arguments [Hash{Symbol => Object}] of the operation
      # @param options [Hash{Symbol => Object}] of this call alone
      def call(operation, arguments, options)
        own = options.compact
        headers = @_settings[:headers].merge(own.delete(:http_headers) || {})
        settings = @_settings.merge(own, headers: headers)
        Call.new(self, operation, settings).make(with_defaults(operation, arguments, settings))
      end

      # @api private
      def address_for(settings, operation)
        servers = operation.servers || profile.servers
        Address.chosen(profile, settings[:server_url], settings[:server], operation.id, servers)
      end

      def inspect = "#<#{self.class.name}>"
      alias to_s inspect

      def marshal_dump = raise(TypeError, "a client cannot be stored: it holds credentials")
      def as_json(*) = {}
      def to_json(*) = "{}"

      private

      # What clients can be given once stands in for arguments that are left out.
      def with_defaults(operation, arguments, settings)
        operation.parameters.each_with_object(arguments.dup) do |parameter, all|
          facts = parameter.in == :path && all[parameter.name].nil? && profile.defaults[parameter.wire]
          next unless facts

          all[parameter.name] = settings[facts[:option]] || (facts[:env] && ENV.fetch(facts[:env], nil))
        end
      end
    end

    # What every group of operations is.
    class Group
      # @api private
      def initialize(client)
        @client = client
      end

      def inspect = "#<#{self.class.name}>"
      alias to_s inspect
    end
  end
end
