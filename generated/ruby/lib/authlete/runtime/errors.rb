# frozen_string_literal: true

require "json"

module Authlete
  # What calls raise. Whatever it is, it is a {AuthleteError}.
  module Errors
    # The root of every error of a call. Nothing secret is in it, however it is printed.
    class AuthleteError < StandardError
      # The longest message, in characters: what a server says in one must not fill a log.
      LONGEST = 500

      # @return [String, nil] the operation that was called; `nil` where the client itself could not be made
      attr_reader :operation_id

      # @return [Symbol, nil] of an operation that must not simply be repeated: `:not_sent` if the server
      #   surely got nothing, `:unknown` if it may have done what was asked
      attr_accessor :outcome

      # @return [Array<String>] what is not as declared, where that is the reason
      attr_reader :issues

      def initialize(message, operation_id: nil, issues: [])
        text = operation_id.nil? ? message : "#{operation_id}: #{message}"
        # One line, whatever is quoted in it: no line of a log can be forged.
        super(text.scrub.gsub(/(?:\p{Space}|\p{C})+/, " ")[0, LONGEST])
        @operation_id = operation_id
        @issues = issues
      end

      # What may be shown of it.
      def to_h
        { name: self.class.name, message: message, operation_id: operation_id, outcome: outcome }.compact
      end

      def as_json(*) = to_h
      def to_json(*options) = JSON.generate(to_h, *options)

      # Bodies and headers stay out of what is stored.
      def marshal_dump = [message, operation_id, outcome]

      def marshal_load((message, operation_id, outcome))
        exception(message)
        @operation_id = operation_id
        @outcome = outcome
        @issues = []
      end
    end

    # Refused before anything was sent: an option or an argument cannot be used as it is.
    class InvalidRequestError < AuthleteError; end

    # No answer: the connection could not be made, or broke before the answer was complete.
    class ConnectionError < AuthleteError
      # @return [String, nil] what the system calls the failure, such as `ECONNREFUSED`
      attr_reader :code

      def initialize(message, code: nil, **facts)
        super(message, **facts)
        @code = code
      end
    end

    # The call took longer than `timeout_ms`, the reading of its response included.
    class RequestTimeoutError < AuthleteError; end

    # The caller ended the call.
    class RequestAbortedError < AuthleteError; end

    # An error that stands for a response.
    class ResponseError < AuthleteError
      REQUEST_ID_HEADERS = %w[x-request-id request-id x-correlation-id].freeze

      # @return [Integer] the HTTP status
      attr_reader :status

      # @return [Hash{String => String}] the headers of the response, by names in small letters
      attr_reader :headers

      # @return [Object] the body: parsed if it is JSON, else its text
      attr_reader :body

      # @return [String, nil] what the service calls this request
      attr_reader :request_id

      alias status_code status

      # @param secrets [Array<String>] what the service was sent and may repeat
      def initialize(detail, status:, headers:, body:, secrets: [], **facts)
        super("#{status} #{detail}".strip, **facts)
        @status = status
        @headers = headers
        @body = body
        named = REQUEST_ID_HEADERS.filter_map { |name| headers[name] }.first
        @request_id = named && Runtime::Redact.text(named, secrets)
      end

      def to_h = super.merge(status: status, request_id: request_id).compact

      def marshal_dump = [super, status]

      def marshal_load((facts, status))
        super(facts)
        @status = status
        @headers = {}
      end
    end

    # The API answered with a status outside 2xx; a redirect is one of them, because none is followed.
    class APIError < ResponseError
      # Whether a body is that of this error.
      def self.accepts?(_body) = true

      # The part of a body that tells people what went wrong.
      def self.describe(_body) = nil
    end

    # A success that cannot be read: not what was declared, cut short, empty, too large, not UTF-8.
    class ResponseValidationError < ResponseError; end
  end
end
