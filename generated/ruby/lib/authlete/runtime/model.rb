# frozen_string_literal: true

require "json"

module Authlete
  module Runtime
    # What is known of a field: its name here, its name on the wire, its type.
    Field = Struct.new(:name, :wire, :type, :required, :secret, keyword_init: true)

    # The base of all models. An object keeps whatever the service sent: members that the document does
    # not know, and values of other types than it says.
    class Model
      class << self
        # @return [Hash{String => Field}] the fields, by their names on the wire
        def fields = @fields ||= superclass.respond_to?(:fields) ? superclass.fields.dup : {}

        # @return [Hash{Symbol => String}] names on the wire, by the names here
        def wires = @wires ||= fields.to_h { |wire, field| [field.name, wire] }

        # Declares a field.
        def field(name, wire, type, required: false, secret: false)
          fields[wire] = Field.new(name: name, wire: wire, type: type, required: required, secret: secret)
          define_method(name) { @members[wire] }
          define_method(:"#{name}=") { |value| @members[wire] = value }
        end

        # Declares the type of members beyond the fields.
        def rest(type) = @rest = type

        def rest_type = @rest || (superclass.respond_to?(:rest_type) ? superclass.rest_type : :any)

        # Declares that fields are required which are not in the model that this is made of.
        def requires(*wires)
          wires.each { |wire| fields[wire] = fields[wire].dup.tap { |field| field.required = true } }
        end

        # Makes an object of parsed JSON, by names on the wire.
        def read(members)
          allocate.tap do |model|
            model.send(:members=, members.to_h { |wire, value| [wire, Types.read(value, type_of(wire))] })
          end
        end

        # Makes an object of a hash, by names as here or as on the wire.
        def build(members)
          allocate.tap do |model|
            model.send(:members=, members.to_h do |name, value|
              wire = fields.key?(name.to_s) ? name.to_s : wires[name.to_sym] || name.to_s
              [wire, Types.coerce(value, type_of(wire))]
            end)
          end
        end

        # Makes an object of JSON.
        def from_json(text) = read(JSON.parse(text))

        # What of members is not as declared.
        # @param required [Array<String>] fields that are required besides those that always are
        def issues(members, place, required = [], most = Types::MOST)
          needed = fields.values.select { |field| field.required || required.include?(field.wire) }
          missing = needed.reject { |field| members.key?(field.wire) }
          found = missing.map { |field| "#{Types.member(place, field.wire)}: is missing" }
          Types.gather(members, most, found) do |wire, value|
            Types.issues(value, type_of(wire), Types.member(place, wire), most)
          end
        end

        def type_of(wire) = fields[wire]&.type || rest_type
      end

      # @return [Hash{String => Object}] the members, by their names on the wire
      attr_reader :members

      # Fields that are `nil` are left out, unless their type has that among its values.
      # @raise [ArgumentError] for a name that is no field
      def initialize(**fields)
        @members = {}
        fields.each do |name, value|
          wire = self.class.wires[name]
          raise ArgumentError, "unknown keyword: :#{name}" if wire.nil?

          type = self.class.fields[wire].type
          @members[wire] = Types.coerce(value, type) unless value.nil? && !Types.fits?(nil, type)
        end
      end

      # @return [Object] a member, by its name on the wire; for those that the document does not know
      def [](wire) = @members[wire.to_s]

      # A copy in which some fields are different.
      def with(**fields)
        self.class.allocate.tap do |copy|
          copy.send(:members=, @members.merge(self.class.new(**fields).members))
        end
      end

      # @return [Hash{String => Object}] what is sent, by names on the wire
      def to_h = @members.transform_values { |value| Types.write(value) }

      def as_json(*) = to_h
      def to_json(*options) = JSON.generate(to_h, *options)
      def ==(other) = other.is_a?(Model) && other.instance_of?(self.class) && to_h == other.to_h
      alias eql? ==
      def hash = [self.class, to_h].hash

      # Secrets are not shown.
      def inspect
        shown = @members.map do |wire, value|
          field = self.class.fields[wire]
          "#{field ? field.name : wire.inspect}=#{field&.secret ? "[REDACTED]" : value.inspect}"
        end
        "#<#{self.class.name}#{shown.map { |text| " #{text}" }.join(",")}>"
      end
      alias to_s inspect

      # The values of members that must not be told, also those of models inside.
      def secrets
        @members.flat_map do |wire, value|
          self.class.fields[wire]&.secret && !value.nil? ? [value.to_s] : Model.secrets_in(value)
        end
      end

      # The secrets in a value.
      def self.secrets_in(value)
        case value
        when Model then value.secrets
        when Array then value.flat_map { |item| secrets_in(item) }
        when Hash then value.values.flat_map { |item| secrets_in(item) }
        else []
        end
      end

      private

      attr_writer :members
    end
  end
end
