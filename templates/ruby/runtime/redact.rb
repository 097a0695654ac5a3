# frozen_string_literal: true

module SDKNamespace
  module Runtime
    # Keeps secrets out of what people read.
    module Redact
      module_function

      # Takes secrets out of a text that others wrote: a service may repeat what it was sent.
      def text(text, secrets)
        secrets.reduce(text) do |rest, secret|
          # What is shorter is no secret, and may be in every word.
          secret.length > 3 ? rest.gsub(secret) { "***" } : rest
        end
      end

      # What a failure goes back to, as a new error: the failure itself can hold a request, with its
      # credentials, or bytes of a response.
      def cause(failure, secrets)
        shown = failure.is_a?(SystemCallError) || failure.is_a?(SocketError) || tls?(failure)
        message = shown ? text(failure.message.dup.force_encoding("UTF-8").scrub, secrets) : failure.class.name
        StandardError.new("#{failure.class.name}: #{message}").tap { |error| error.set_backtrace([]) }
      end

      # What the system calls a failure.
      def code(failure)
        return failure.class.name.split("::").last if failure.is_a?(SystemCallError)

        failure.is_a?(SocketError) ? "ENOTFOUND" : failure.class.name
      end

      def tls?(failure)
        defined?(OpenSSL::SSL::SSLError) && failure.is_a?(OpenSSL::SSL::SSLError)
      end
    end
  end
end
