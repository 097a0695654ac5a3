# frozen_string_literal: true

require "securerandom"
require "uri"

module Authlete
  module Runtime
    # Writes values as forms.
    module Forms
      UNKNOWN = "application/octet-stream"

      module_function

      # @param parts [Array<Part>] of the members that are not written as their values alone would be
      def urlencoded(value, parts)
        value.to_h.flat_map do |name, item|
          part = parts.find { |candidate| candidate.wire == name.to_s }
          part ? styled(item, part) : URI.encode_www_form(items(item).map { |each| [name, Styles.plain(each)] })
        end.reject(&:empty?).join("&")
      end

      # A member as the parameter of a query would be written.
      def styled(item, part)
        return [] if item.nil?

        encode = part.allow_reserved ? Styles.method(:encode_reserved) : Styles.method(:encode)
        Styles.parts(item, part, "#{Styles.encode(part.wire)}=", &encode)
      end

      # One part for each item of a list, and none for `nil`.
      # @return [Array(String, String)] the bytes, and the media type with the boundary
      def multipart(value, media_type, parts)
        boundary = "sdk-#{SecureRandom.hex(16)}"
        texts = value.to_h.flat_map do |name, item|
          part = parts.find { |candidate| candidate.wire == name.to_s }
          named(name.to_s, item, part).map { |wire, each| multipart_part(wire, each, part&.media_type) }
        end
        body = texts.map { |text| "--#{boundary}\r\n".b + text.b + "\r\n".b }.join + "--#{boundary}--\r\n".b
        [body, "#{media_type.include?("*") ? "multipart/form-data" : media_type}; boundary=#{boundary}"]
      end

      # The parts of a member, each with its name.
      def named(name, item, part)
        return items(item).map { |each| [name, each] } unless part&.style
        return Styles.parts(item, part, &:itself).map { |text| [name, text] } unless part.style == :deepObject
        return [[name, item]].reject { |_, each| each.nil? } unless item.is_a?(Hash) || item.is_a?(Array)

        members = item.is_a?(Hash) ? item : item.each_with_index.map { |each, index| [index, each] }
        members.flat_map { |key, each| named("#{name}[#{key}]", each, part) }
      end

      def multipart_part(name, item, media_type)
        file = item.respond_to?(:read)
        disposition = "Content-Disposition: form-data; name=\"#{quoted(name)}\""
        disposition += "; filename=\"#{quoted(File.basename(item.respond_to?(:path) ? item.path.to_s : name))}\"" if file
        type = media_type || (file ? UNKNOWN : ("application/json" if item.is_a?(Hash) || item.is_a?(Array)))
        type = type ? "\r\nContent-Type: #{type}" : ""
        "#{disposition}#{type}\r\n\r\n".b + (file ? item.read : Styles.plain(item)).b
      end

      def items(item) = (item.is_a?(Array) ? item : [item]).compact

      def quoted(text) = text.to_s.gsub(/["\r\n]/) { |character| format("%%%02X", character.ord) }
    end
  end
end
