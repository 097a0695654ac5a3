# frozen_string_literal: true

require "json"
require "uri"

module Authlete
  module Runtime
    # Writes and reads bodies of media types.
    module Bodies
      # Raised where a body is not what it should be. It quotes nothing of it.
      class Unreadable < StandardError; end

      # How deep JSON may be nested.
      DEPTH = 512
      # A number with so many digits that reading it could take minutes, unless they are in a string.
      ENDLESS = /(?<!\d)\d{4301}/.freeze
      STRING = /"(?:[^"\\]|\\.)*+"/m.freeze
      # JSON whose strings are passed over: what is left has a slash only in a comment.
      COMMENT = %r{\A(?:[^"/]|"(?:[^"\\]|\\.)*+")*+/}m.freeze

      module_function

      # @return [Array(String, String)] the bytes, and the media type that they are of
      def write(value, encoding, media_type, parts = nil)
        value = Types.write(value)
        case encoding
        when :json then [Styles.json(value, max_nesting: DEPTH), usual(media_type, "application/json")]
        when :form then [Forms.urlencoded(value, parts || []), media_type]
        when :multipart then Forms.multipart(value, media_type, parts || [])
        when :text then [Styles.plain(value), usual(media_type, "text/plain")]
        else [value.respond_to?(:read) ? value.read : value.to_s, usual(media_type, "application/octet-stream")]
        end
      end

      # @raise [Unreadable]
      def read(text, encoding, content_type)
        case encoding
        when :json then read_json(text, content_type)
        when :jsonOrText then read(text, content_type.match?(%r{[/+]json\s*(;|\z)}i) ? :json : :text, content_type)
        when :text then checked(text)
        when :form then read_form(checked(text))
        when :binary then text.b
        end
      end

      # A name that is repeated has a list.
      def read_form(text)
        members = URI.decode_www_form(text).group_by(&:first)
        members.transform_values { |pairs| pairs.size == 1 ? pairs[0][1] : pairs.map(&:last) }
      rescue ArgumentError
        raise Unreadable, "the body is not a form", cause: nil
      end

      def read_json(text, content_type)
        # A page, of a proxy or a login, is no answer of the API even where it could be read as one.
        raise Unreadable, "the body is HTML, not JSON" if content_type.match?(/html/i)

        text = checked(text)
        raise Unreadable, "the body is empty" if text.empty?

        parse(text)
      rescue JSON::NestingError
        raise Unreadable, "the body is nested too deeply", cause: nil
      rescue JSON::ParserError
        # The parser's own error quotes what it could not read, and that may be a secret.
        raise Unreadable, "the body is not JSON", cause: nil
      end

      # JSON as RFC 8259 has it: the parser would pass over comments.
      def parse(text)
        raise JSON::ParserError, "comment" if text.match?(%r{/[*/]}) && COMMENT.match?(text)
        raise JSON::ParserError, "number" if text.match?(ENDLESS) && text.gsub(STRING, "").match?(ENDLESS)

        JSON.parse(text, max_nesting: DEPTH)
      end

      # A body of an error: parsed if it is JSON, else its text.
      def lenient(text)
        text = text.dup.force_encoding(Encoding::UTF_8).scrub
        parse(text)
      rescue JSON::ParserError
        text
      end

      def checked(text)
        text = text.dup.force_encoding(Encoding::UTF_8)
        raise Unreadable, "the body is not UTF-8" unless text.valid_encoding?

        text
      end

      # A range such as `*/*` is sent as what it is.
      def usual(media_type, fallback) = media_type.include?("*") ? fallback : media_type
    end
  end
end
