# frozen_string_literal: true

require "minitest/autorun"
require "shop"

# What models keep, take and show.
class ModelsTest < Minitest::Test
  Models = Shop::Models

  def test_a_model_reads_what_is_declared_and_keeps_the_rest
    given = { "a" => "x", "b-c" => nil, "h" => { "k" => 1 }, "i" => { "j" => { "k" => true } }, "o" => [[{ "a" => "y" }]],
              "l" => { "id" => "1" }, "d" => ["s", 1], "e" => "later", "f" => 99, "extra" => "z", "m" => [1] }
    model = Models::Everything.read(given)
    assert_equal given, model.to_h
    assert model.i.j.k
    assert_equal "y", model.o[0][0].a
    assert_instance_of Models::Base, model.l
    assert_equal ["later", 99, "z"], [model.e, model.f, model["extra"]]
    assert_equal model, Models::Everything.from_json(model.to_json)
    assert_equal 1, [model, Models::Everything.read(given)].uniq.size
  end

  def test_a_value_of_another_type_stays_as_it_came
    model = Models::Everything.read("i" => "text", "o" => 5, "l" => nil)
    assert_equal ["text", 5, nil], [model.i, model.o, model.l]
  end

  def test_what_is_left_out_and_what_is_null_are_told_apart
    assert_equal({}, Models::Everything.new(a: nil).to_h)
    assert_equal({ "b-c" => nil }, Models::Everything.new(b_c: nil).to_h)
    assert_equal({ "a" => "x" }, Models::Everything.new(a: "y").with(a: "x").to_h)
  end

  def test_variants_are_told_by_their_values
    assert_equal [:tagged, "kind", { "cat" => [:model, :Cat], "dog" => [:model, :Dog] }], Models::Pet::TYPE
    read = Shop::Runtime::Types.read([{ "kind" => "dog", "pack" => [{ "kind" => "cat" }] }], [:list, [:model, :Pet]])
    assert_instance_of Models::Dog, read[0]
    assert_instance_of Models::Cat, read[0].pack[0]
    later = { "kind" => "bird" }
    assert_equal later, Shop::Runtime::Types.read(later, [:model, :Pet])
    assert_equal ["/: expected an object that kind tells the type of"], Shop::Runtime::Types.issues(later, [:model, :Pet], "")
    assert_instance_of Models::Dog, Shop::Runtime::Types.coerce({ kind: "dog" }, [:model, :Pet])
  end

  def test_false_tells_a_variant_as_true_does
    type = [:tagged, "ok", { true => [:model, :Cat], false => [:model, :Dog] }]
    [{ "ok" => false }, { ok: false }].each do |value|
      assert_instance_of Models::Dog, Shop::Runtime::Types.coerce(value, type)
    end
  end

  def test_constants_of_enums_are_values
    assert_equal "x", Models::EverythingE::X
    assert_equal [1, 2.5, -3], Models::EverythingF::VALUES
  end

  def test_secrets_are_not_shown
    model = Models::Everything.new(n: "secret", a: "shown")
    assert_equal '#<Shop::Models::Everything n=[REDACTED], a="shown">', model.inspect
    assert_equal ["secret"], Models::Everything.new(o: [[model]]).secrets
  end

  def test_times_are_written_as_json_has_them
    assert_equal '{"a":"2026-01-31T12:00:00Z"}', Models::Everything.new(a: Time.utc(2026, 1, 31, 12)).to_json
  end
end
