# frozen_string_literal: true

require "net/http"
require "openssl"
require "timeout"
require "uri"
require "zlib"

module SDKNamespace
  module Runtime
    # Sends requests over connections that are kept, and knows nothing of the API.
    class Transport
      # The time limit of a call has passed.
      class Expired < Exception; end # rubocop:disable Lint/InheritException -- nobody but us may rescue it

      # No complete answer: `sent` tells whether anything may have reached the server.
      class Lost < StandardError
        attr_reader :failure, :sent

        def initialize(failure, sent)
          super("lost")
          @failure = failure
          @sent = sent
        end
      end

      # A response as far as it was read.
      Arrived = Struct.new(:status, :reason, :headers, :body, :whole, keyword_init: true)

      FAILURES = [
        SystemCallError, SocketError, IOError, Timeout::Error, OpenSSL::SSL::SSLError, Net::ProtocolError,
        Net::HTTPBadResponse, Net::HTTPHeaderSyntaxError, Zlib::Error
      ].freeze

      # Net::HTTP takes headers that were cut off for all of them: here they are none.
      class Connection < Net::HTTP
        # Reads lines that end.
        module WholeLines
          def readuntil(terminator, _ignore_eof = false) = super(terminator)
        end

        private

        def connect
          super
          @socket.extend(WholeLines)
        end
      end

      # How many connections to an address wait for another call, and how long, in seconds.
      KEPT = 8
      IDLE = 15

      def initialize
        @mutex = Mutex.new
        @idle = Hash.new { |all, key| all[key] = [] }
      end

      # @param deadline [Float, nil] when the call has to be over, by the monotonic clock
      # @param cancellation [Cancellation, nil] what may end it from outside
      # @raise [Expired, Lost, Cancellation::Cancelled]
      def send(request, address, deadline, limit, cancellation = nil)
        uri = URI(address)
        connection = checked_out(uri)
        sent = false
        arrived = within(deadline, cancellation) do
          connection.start unless connection.started?
          sent = true
          exchange(connection, message(request, uri), limit)
        end
        arrived.whole ? check_in(uri, connection) : close(connection)
        arrived
      rescue Expired, Cancellation::Cancelled
        close(connection)
        raise
      rescue *FAILURES => e
        close(connection)
        raise Lost.new(e, sent), cause: nil
      end

      private

      def within(deadline, cancellation, &block)
        return cancellation.guard { within(deadline, nil, &block) } if cancellation
        return yield if deadline.nil?

        left = deadline - Process.clock_gettime(Process::CLOCK_MONOTONIC)
        raise Expired if left <= 0

        Timeout.timeout(left, Expired, &block)
      end

      def message(request, uri)
        method = request.operation.http_method
        headers = request.sent_headers
        headers = headers.merge("content-length" => "0") if request.body.nil? && %w[POST PUT PATCH].include?(method)
        path = uri.path.chomp("/") + request.target
        Net::HTTPGenericRequest.new(method, !request.body.nil?, method != "HEAD", path, headers).tap do |message|
          message.body = request.body unless request.body.nil?
        end
      end

      def exchange(connection, message, limit)
        body = String.new(encoding: Encoding::BINARY)
        response = nil
        # What is too long is not read to its end.
        is_cut = catch(:cut) do
          connection.request(message) do |begun|
            response = begun
            begun.read_body do |chunk|
              body << chunk
              throw :cut, true if body.bytesize > limit
            end
          end
          false
        end
        Arrived.new(status: response.code.to_i, reason: response.message.to_s, body: body, whole: !is_cut,
                    headers: response.each_header.to_h)
      end

      def checked_out(uri)
        kept = @mutex.synchronize { @idle[key(uri)].pop }
        kept || connection_to(uri)
      end

      def check_in(uri, connection)
        @mutex.synchronize do
          kept = @idle[key(uri)]
          kept.size < KEPT ? kept.push(connection) : close(connection)
        end
      end

      def close(connection)
        connection&.finish if connection&.started?
      rescue IOError, SystemCallError, OpenSSL::SSL::SSLError
        nil
      end

      # A connection is not shared with a process that was forked.
      def key(uri) = [Process.pid, uri.scheme, uri.host, uri.port]

      def connection_to(uri)
        Connection.new(uri.hostname, uri.port).tap do |http|
          http.use_ssl = uri.scheme == "https"
          http.keep_alive_timeout = IDLE
          # Whether a request may be sent again is not for the transport to say.
          http.max_retries = 0
          http.ignore_eof = false
          # The call has a time limit of its own.
          http.open_timeout = http.read_timeout = http.write_timeout = nil
        end
      end
    end
  end
end
