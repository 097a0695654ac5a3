# frozen_string_literal: true

module SDKNamespace
  # Ends calls from outside: pass one to calls, and cancel it in another thread.
  class Cancellation
    # Ends what is guarded. Nobody but the call itself may rescue it.
    # @api private
    class Cancelled < Exception; end # rubocop:disable Lint/InheritException

    def initialize
      @mutex = Mutex.new
      @threads = []
      @cancelled = false
    end

    # Ends the calls that it was passed to, and every later one.
    def cancel
      @mutex.synchronize do
        return if @cancelled

        @cancelled = true
        @threads.each { |thread| thread.raise(Cancelled) }
      end
    end

    def cancelled? = @cancelled

    # Does work that can be ended.
    # @api private
    # @raise [Cancelled]
    def guard
      @mutex.synchronize do
        raise Cancelled if @cancelled

        @threads << Thread.current
      end
      begin
        yield
      ensure
        @mutex.synchronize { @threads.delete_at(@threads.index(Thread.current) || @threads.length) }
      end
    end
  end
end
