# frozen_string_literal: true

module Authlete
  module Runtime
    # Where a value goes, and how it is written, in the words of the OpenAPI specification.
    Parameter = Struct.new(
      :in, :wire, :name, :type, :required, :style, :explode, :allow_reserved, :content, keyword_init: true
    )

    # The body of a request: the argument that holds it, and what it is written as.
    Body = Struct.new(:name, :encoding, :media_type, :type, :required, :parts, keyword_init: true)

    # How a member of a form is written, where its value alone does not tell: as the parameter of a query,
    # or as a media type.
    Part = Struct.new(:wire, :style, :explode, :allow_reserved, :content, :media_type, keyword_init: true)

    # A declared success.
    Success = Struct.new(:encoding, :media_type, :type, keyword_init: true)

    # The facts of an operation.
    class Operation
      METHODS_SENT_ONCE = %w[POST PATCH].freeze

      attr_reader :id, :http_method, :path, :query, :servers, :parameters, :body, :responses, :errors, :requirements, :response

      def initialize(id:, method:, path:, response:, safety: nil, parameters: [], body: nil, responses: {}, errors: {},
                     requirements: nil, servers: nil, query: "")
        @id = id
        @http_method = method
        @path = path
        # What every call has in its query.
        @query = query
        # Addresses by name, where they are others than those of the API.
        @servers = servers
        @response = response
        @safety = safety
        @parameters = parameters
        @body = body
        @responses = responses
        @errors = errors
        @requirements = requirements
      end

      # Whether a call may be made again: as the document says, or else by RFC 9110.
      def repeatable?
        @safety.nil? ? !METHODS_SENT_ONCE.include?(http_method) : @safety != :unsafe
      end

      # What is declared for a status: by itself, by its class, or for all others.
      def self.by_status(declared, status)
        declared[status.to_s] || declared["#{status / 100}XX"] || declared["default"]
      end

      # The error class that is declared for a status.
      def error_for(status)
        name = self.class.by_status(errors, status)
        name && ::Authlete::Errors.const_get(name, false)
      end

      # What a success answers with.
      def response_class = ::Authlete::Models::Operations.const_get(response, false)

      def accept = responses.values.filter_map(&:media_type).uniq.join(", ")
    end
  end
end
