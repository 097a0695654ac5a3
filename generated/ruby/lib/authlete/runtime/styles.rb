# frozen_string_literal: true

require "json"

module Authlete
  module Runtime
    # Writes values as parts of a path, a query, a header or a cookie, in the ways of OpenAPI.
    module Styles
      DELIMITERS = { spaceDelimited: "%20", pipeDelimited: "%7C" }.freeze
      RESERVED = /[^A-Za-z0-9\-._~:\/?\[\]@!$'()*,;=]/.freeze

      module_function

      # @param label [String] what stands before a part that has no name of its own
      # @return [Array<String>] the parts
      def parts(value, parameter, label = "", &encode)
        value = Types.write(value)
        return [label + encode.call(Bodies.write(value, parameter.content, "").first)] if parameter.content
        return deep(value, label, &encode) if parameter.style == :deepObject

        expanded(value, label, parameter.explode, DELIMITERS.fetch(parameter.style, ","), &encode)
      end

      # Expands a value in the way of RFC 6570, which most styles have in common.
      def expanded(value, label, explode, delimiter, &encode)
        return [label + encode.call(plain(value))] unless value.is_a?(Array) || value.is_a?(Hash)

        members = pairs(value).reject { |_, member| member.nil? }
        if explode
          return members.map { |name, member| (name ? "#{encode.call(name)}=" : label) + encode.call(plain(member)) }
        end
        texts = members.flat_map { |name, member| [name, plain(member)].compact.map(&encode) }
        texts.empty? ? [] : [label + texts.join(delimiter)]
      end

      # `key[name]=value` for each member, and for each of theirs; the name of an item is its index.
      def deep(value, label, &encode)
        case value
        when nil then []
        when Array then deep(value.each_with_index.to_h { |item, index| [index.to_s, item] }, label, &encode)
        when Hash
          value.flat_map { |name, member| deep(member, "#{label[0...-1]}%5B#{encode.call(name)}%5D=", &encode) }
        else [label + encode.call(plain(value))]
        end
      end

      # A value as text; one with members of its own as JSON.
      def plain(value) = value.is_a?(Hash) || value.is_a?(Array) ? json(value) : checked(value).to_s

      def json(value, **options) = JSON.generate(checked(value), **options)

      # A file is no part of a text: Ruby would write which object it is.
      # @raise [IOError] if there is one in a value
      def checked(value)
        case value
        when Hash then value.each_value { |member| checked(member) }
        when Array then value.each { |item| checked(item) }
        else raise IOError, "a file is no part of a text" if value.respond_to?(:read)
        end
        value
      end

      # Percent-encodes all but the unreserved characters of RFC 3986.
      def encode(text) = text.to_s.b.gsub(/[^A-Za-z0-9\-._~]/n) { |byte| format("%%%02X", byte.ord) }

      # Keeps the reserved characters, but for those that would end the value or mean a space.
      def encode_reserved(text) = text.to_s.b.gsub(RESERVED) { |byte| format("%%%02X", byte.ord) }

      def pairs(value) = value.is_a?(Hash) ? value.to_a : value.map { |item| [nil, item] }
    end
  end
end
