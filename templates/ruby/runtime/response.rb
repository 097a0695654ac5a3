# frozen_string_literal: true

module SDKNamespace
  module Runtime
    # A response as it arrived.
    RawResponse = Struct.new(:status, :headers, :body, keyword_init: true) do
      def inspect = "#<#{self.class.name} #{status}>"
      alias_method :to_s, :inspect
    end

    # What a call returns: the body, and the response around it.
    class Response
      # @return [Integer] the HTTP status
      attr_reader :status_code
      # @return [Object, nil] the body as declared; `nil` where there is none
      attr_reader :body
      # @return [RawResponse] the response as it arrived
      attr_reader :raw_response

      # Names what the body is, where it is of a model.
      def self.content(name, type = nil)
        define_method(name) { type.nil? || body.instance_of?(Types.named(type)) ? body : nil }
      end

      def initialize(body, raw_response)
        @body = body
        @raw_response = raw_response
        @status_code = raw_response.status
      end

      # @return [String] the media type of the body
      def content_type = headers["content-type"].to_s

      # @return [Hash{String => String}] the headers of the response, by names in small letters
      def headers = raw_response.headers

      def inspect = "#<#{self.class.name} #{status_code}>"
      alias to_s inspect
    end
  end
end
