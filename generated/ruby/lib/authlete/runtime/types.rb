# frozen_string_literal: true

require "date"
require "time"

module Authlete
  module Runtime
    # Types as data: a symbol (`:string`), or a list of a symbol and what it is made of
    # (`[:list, [:model, :Pet]]`). Models are named, and looked up when they are needed.
    module Types
      # How many issues are told of a value: nobody would read more.
      MOST = 100

      module_function

      # Makes of parsed JSON what the type says, as far as it is that; the rest stays as it came.
      def read(value, type)
        kind, *parts = type
        case kind
        when :nullable then value.nil? ? nil : read(value, parts[0])
        when :list then value.is_a?(Array) ? value.map { |item| read(item, parts[0]) } : value
        when :map then value.is_a?(Hash) ? value.transform_values { |item| read(item, parts[0]) } : value
        when :model then read_model(value, parts[0])
        when :narrowed then read(value, parts[0])
        when :union
          fitting = parts.find { |part| fits?(value, part) }
          fitting ? read(value, fitting) : value
        when :tagged
          variant = tagged(value, parts)
          variant ? read(value, variant) : value
        else value
        end
      end

      # Makes models of hashes that stand for them, so that callers may give either.
      def coerce(value, type)
        kind, part = type
        case kind
        when :nullable then coerce(value, part)
        when :list then value.is_a?(Array) ? value.map { |item| coerce(item, part) } : value
        when :map then value.is_a?(Hash) ? value.transform_values { |item| coerce(item, part) } : value
        when :narrowed then coerce(value, part)
        when :tagged
          variant = value.is_a?(Hash) ? tagged(value, type.drop(1)) : nil
          variant ? coerce(value, variant) : value
        when :model
          model = named(part)
          return coerce(value, model) unless model.is_a?(Class)

          value.is_a?(Hash) ? model.build(value) : value
        else value
        end
      end

      # Makes of a value what JSON has for it.
      def write(value)
        case value
        when Model then value.to_h
        when Hash then value.to_h { |name, item| [name.to_s, write(item)] }
        when Array then value.map { |item| write(item) }
        when Symbol then value.to_s
        when Time, DateTime then value.iso8601(value.to_time.subsec.zero? ? 0 : 3)
        when Date then value.iso8601
        else value
        end
      end

      # The type that a name stands for: that of an enum or an alias, or the class of a model.
      def named(name)
        found = ::Authlete::Models.const_get(name, false)
        found.is_a?(Class) ? found : found::TYPE
      end

      # Whether a value is of a type, as far as that matters to tell it from others.
      def fits?(value, type) = issues(value, type, "", 1).empty?

      # What of a value is not as its type says, each with its place.
      def issues(value, type, place, most = MOST)
        kind, *parts = type
        case kind
        when :any then []
        when :nullable then value.nil? ? [] : issues(value, parts[0], place, most)
        when :list
          return wrong(place, "a list") unless value.is_a?(Array)

          gather(value.each_with_index, most) { |item, index| issues(item, parts[0], "#{place}/#{index}", most) }
        when :map
          return wrong(place, "an object") unless value.is_a?(Hash)

          gather(value, most) { |name, item| issues(item, parts[0], member(place, name), most) }
        when :model then model_issues(value, parts[0], place, [], most)
        when :narrowed then model_issues(value, parts[0][1], place, parts.drop(1), most)
        when :union
          parts.any? { |part| fits?(value, part) } ? [] : wrong(place, "one of several types")
        when :tagged
          variant = tagged(value, parts)
          variant ? issues(value, variant, place, most) : wrong(place, "an object that #{parts[0]} tells the type of")
        when :all then gather(parts, most) { |part| issues(value, part, place, most) }
        when :tuple then value.is_a?(Array) ? [] : wrong(place, "a list")
        else scalar?(value, kind, parts) ? [] : wrong(place, expected(kind))
        end
      end

      # The issues of each of some values, until there are enough of them.
      def gather(values, most, found = [])
        values.each do |*value|
          return found.first(most) if found.size >= most

          found.concat(yield(*value))
        end
        found.first(most)
      end

      # The place of a member, as a JSON pointer has it.
      def member(place, name) = "#{place}/#{name.to_s.gsub(%r{[~/]}, "~" => "~0", "/" => "~1")}"

      # The type of a value that one of its members tells.
      def tagged(value, parts)
        wire, types = parts
        members = value.is_a?(Model) ? value.members : value
        members.is_a?(Hash) ? types[members.fetch(wire) { members[wire.to_sym] }] : nil
      end

      def scalar?(value, kind, parts)
        case kind
        when :string then value.is_a?(String) || value.is_a?(Symbol) || value.is_a?(Date) || value.is_a?(Time)
        when :integer then value.is_a?(Integer)
        when :number then value.is_a?(Numeric)
        when :boolean then [true, false].include?(value)
        when :null then value.nil?
        when :literal then value == parts[0]
        when :enum then enum?(value.is_a?(Symbol) ? value.to_s : value, *parts)
        when :bytes then value.is_a?(String) || value.respond_to?(:read)
        else kind != :never
        end
      end

      # An open enum has other values of the sort of those that are declared.
      def enum?(value, open, values)
        values.include?(value) || (open && value.is_a?(values[0].is_a?(Numeric) ? Numeric : String))
      end

      def expected(kind)
        return "a declared value" if %i[literal enum].include?(kind)

        kind == :integer ? "an integer" : "a #{kind}"
      end

      # Says nothing of the value, which may be a secret.
      def wrong(place, expected) = ["#{place.empty? ? "/" : place}: expected #{expected}"]

      def read_model(value, name)
        type = named(name)
        return read(value, type) unless type.is_a?(Class)
        return value unless value.is_a?(Hash)

        type.read(value)
      end

      def model_issues(value, name, place, required, most)
        type = named(name)
        return issues(value, type, place, most) unless type.is_a?(Class)

        members = value.is_a?(Model) ? value.members : value
        return wrong(place, "an object") unless members.is_a?(Hash)

        type.issues(members, place, required, most)
      end
    end
  end
end
