# frozen_string_literal: true

module Authlete
  module Runtime
    # Keeps secrets out of what people read.
    module Redact
      module_function

      # Takes secrets out of a text that others wrote: a service may repeat what it was sent.
      def text(text, secrets)
        forms = secrets.flat_map { |secret| parts(readable(secret)) }.flat_map { |part| forms(part) }
        # The longest first: one may begin as another does.
        forms.uniq.sort_by { |form| -form.length }.reduce(readable(text)) { |rest, form| rest.gsub(form, "***") }
      end

      def readable(text) = text.dup.force_encoding(Encoding::UTF_8).scrub

      # A secret, and the texts inside of one that is JSON. What is short is no secret, and may be in every
      # word.
      def parts(secret)
        found = secret.length > 3 ? [secret] : []
        left = secret.match?(/\A\s*[\[{"]/) ? [JSON.parse(secret, max_nesting: Bodies::DEPTH)] : []
        until left.empty?
          case value = left.pop
          when Hash then left.concat(value.values)
          when Array then left.concat(value)
          when String then found.concat(parts(value)) if value.length >= 8
          end
        end
        found
      rescue JSON::ParserError
        found
      end

      # A secret, and how it looks in JSON, and in JSON inside of JSON.
      def forms(secret)
        [false, true].product(["/", '\\/']).flat_map do |ascii_only, slash|
          escape = ->(text) { JSON.generate(text, ascii_only: ascii_only)[1..-2].gsub("/") { slash } }
          [secret, escape.call(secret), escape.call(escape.call(secret))]
        end.uniq
      end

      # What a failure goes back to, as a new error: the failure itself can hold a request, with its
      # credentials, or bytes of a response.
      def cause(failure, secrets)
        # One of our own tells nothing that it must not.
        shown = [SystemCallError, SocketError, Errors::AuthleteError].any? { |type| failure.is_a?(type) } || tls?(failure)
        message = shown ? text(failure.message, secrets) : failure.class.name
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
