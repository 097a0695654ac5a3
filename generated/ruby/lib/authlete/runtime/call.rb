# frozen_string_literal: true

require "time"

module Authlete
  module Runtime
    # One call: sends a request, again where that may be done, and reads the answer.
    class Call
      PASSING = [408, 429, 500, 502, 503, 504].freeze
      # The longest wait between two attempts, and the longest that a service may ask for, in seconds.
      LONGEST_OWN_WAIT = 8.0
      LONGEST_WAIT = 120.0

      def initialize(client, operation, settings)
        @client = client
        @operation = operation
        @settings = settings
        @outcome = :not_sent
        @attempt = 0
      end

      # @return [Response]
      def make(arguments)
        check_limits
        @settings[:cancellation]&.guard { nil }
        @deadline = now + @settings[:timeout_ms] / 1000.0 if @settings[:timeout_ms].finite?
        request = Request.new(@operation, arguments, @settings)
        address = @client.address_for(@settings, @operation)
        loop do
          @attempt += 1
          return success(exchange(request.dup, address)).tap { @client.budget.refill }
        rescue Errors::ConnectionError, Errors::APIError => e
          pause_after(e)
        end
      rescue Cancellation::Cancelled
        aborted = error(Errors::RequestAbortedError, "cancelled by the caller")
        aborted.outcome = @outcome unless @operation.repeatable?
        tell(:warn, "failed", error: aborted.message)
        raise aborted, cause: nil
      rescue Errors::AuthleteError => e
        answered = e.is_a?(Errors::APIError) && e.status < 500
        e.outcome = @outcome unless answered || @operation.repeatable? || e.is_a?(Errors::InvalidRequestError)
        tell(:warn, "failed", error: e.message)
        raise
      end

      private

      def now = Process.clock_gettime(Process::CLOCK_MONOTONIC)

      def check_limits
        limit = @settings[:timeout_ms]
        unless limit.is_a?(Numeric) && limit.positive?
          raise error(Errors::InvalidRequestError, "timeout_ms must be positive; Float::INFINITY is no limit")
        end
        %i[retries retry_delay_ms].each do |name|
          limit = @settings[name]
          raise error(Errors::InvalidRequestError, "#{name} must be 0 or more") unless limit.is_a?(Numeric) && limit >= 0
        end
      end

      # @raise [Transport::Expired, Cancellation::Cancelled] if the call has ended: nobody is asked any more then
      def check_end
        @settings[:cancellation]&.guard { nil }
        raise Transport::Expired if @deadline && now >= @deadline
      end

      def error(type, message, **facts) = type.new(message, operation_id: @operation.id, **facts)

      def exchange(request, address)
        @secrets = request.secrets
        is_authorized = Security.authorize(request, @client.profile.security,
                                           @operation.requirements || @client.profile.requirements, @settings) { check_end }
        if is_authorized && !@settings[:allow_insecure] && !Address.safe?(address)
          request.refuse("credentials go by https, or to this machine, unless allow_insecure is set")
        end
        @outcome = :unknown
        arrived = @client.transport.send(request, address, @deadline, @settings[:max_response_bytes],
                                         @settings[:cancellation])
        tell(:debug, "answered", status: arrived.status)
        arrived
      rescue Transport::Expired
        raise error(Errors::RequestTimeoutError, "no answer within #{@settings[:timeout_ms]} ms"), cause: nil
      rescue Transport::Lost => e
        @outcome = :not_sent unless e.sent
        raise error(Errors::ConnectionError, "no complete answer from the server", code: Redact.code(e.failure)),
              cause: Redact.cause(e.failure, request.secrets)
      end

      def success(arrived)
        raise failure(arrived) unless (200..299).cover?(arrived.status)

        refuse(arrived, "the body is larger than max_response_bytes") unless arrived.whole
        declared = Operation.by_status(@operation.responses, arrived.status)
        body = declared ? read(arrived, declared) : undeclared(arrived)
        raw = RawResponse.new(status: arrived.status, headers: arrived.headers, body: arrived.body)
        @operation.response_class.new(body, raw)
      end

      def read(arrived, declared)
        return if declared.encoding.nil? || content_free?(arrived)

        Types.read(Bodies.read(arrived.body, declared.encoding, arrived.headers["content-type"].to_s), declared.type)
      rescue Bodies::Unreadable => e
        refuse(arrived, e.message)
      rescue SystemStackError
        refuse(arrived, "the body is nested too deeply")
      end

      # A success that the document does not know is one all the same.
      def undeclared(arrived)
        content_free?(arrived) || arrived.body.empty? ? nil : Bodies.lenient(arrived.body)
      end

      def content_free?(arrived) = @operation.http_method == "HEAD" || [204, 205].include?(arrived.status)

      def refuse(arrived, detail)
        raise error(Errors::ResponseValidationError, detail, status: arrived.status, headers: arrived.headers, secrets: @secrets,
                                                             body: Bodies.lenient(arrived.body)), cause: nil
      end

      def failure(arrived)
        body = Bodies.lenient(arrived.body)
        declared = @operation.error_for(arrived.status)
        type = declared&.accepts?(body) ? declared : Errors::APIError
        # The document says that this is text; the service may have another opinion.
        said = type.describe(body)
        phrase = arrived.status < 400 && arrived.status != 304 ? "redirects are not followed" : arrived.reason
        detail = Redact.text(said.is_a?(String) ? said : phrase, @secrets)
        error(type, detail, status: arrived.status, headers: arrived.headers, body: body, secrets: @secrets)
      end

      # Waits before a call is made again.
      # @raise the error after which it is not
      def pause_after(error)
        passing = error.is_a?(Errors::ConnectionError) || PASSING.include?(error.status)
        raise error unless passing && @operation.repeatable? && @attempt <= @settings[:retries]

        # Full jitter: clients that failed together do not come back together.
        ceiling = [@settings[:retry_delay_ms] / 1000.0 * 2**(@attempt - 1), LONGEST_OWN_WAIT].min
        delay = (retry_after(error.headers) if error.is_a?(Errors::APIError)) || rand * ceiling
        longest = [@deadline ? @deadline - now : LONGEST_WAIT, LONGEST_WAIT].min
        raise error if delay >= longest || !@client.budget.take

        tell(:warn, "is sent again", error: error.message)
        cancellation = @settings[:cancellation]
        cancellation ? cancellation.guard { sleep(delay) } : sleep(delay)
      end

      # What a service asks to wait, in seconds: a number, or a date that is not over.
      def retry_after(headers)
        text = headers["retry-after"].to_s
        return text.to_i.to_f if text.match?(/\A\d+\z/)

        delay = Time.httpdate(text) - Time.now
        delay.negative? ? nil : delay
      rescue ArgumentError
        nil
      end

      # A line of the log. A logger that fails is no reason for a call to.
      def tell(level, event, **facts)
        logger = @settings[:logger]
        return if logger.nil?

        shown = facts.map { |name, value| " #{name}=#{value}" }.join
        logger.public_send(level, "#{@operation.id} #{event} attempt=#{@attempt}#{shown}")
      rescue StandardError
        nil
      end
    end

    # How many retries a client has left; successes fill it up again, so an outage does not multiply.
    class Budget
      FULL = 10.0

      def initialize
        @mutex = Mutex.new
        @left = FULL
      end

      def take = @mutex.synchronize { @left < 1 ? false : (@left -= 1) && true }
      def refill = @mutex.synchronize { @left = [@left + 0.1, FULL].min }
    end
  end
end
