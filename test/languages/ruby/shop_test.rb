# frozen_string_literal: true

require "minitest/autorun"
require "logger"
require "stringio"
require "tempfile"
require "shop"
require_relative "service"

# What calls of an API with every sort of parameter, body and credential send and return.
class ShopTest < Minitest::Test
  JSON_TYPE = "application/json"

  def shop(*answers, **options)
    @service = Service.new(*answers)
    Shop::Shop.new(server_url: @service.url, token: "secret-token", retry_delay_ms: 1, timeout_ms: 5000, **options)
  end

  def teardown = @service&.stop

  def sent = @service.arrived.last

  def test_parameters_of_every_style
    shop.pets.get_pet(id: 5, list: %w[a b/c], query_id: "q", tags: ["x", "y z"], filter: { a: [1] },
                      where: { a: "b&c" }, sort: "up", x_trace: "t", session: "s;1")
    path, query = sent.line.split("?")
    assert_equal "GET /pets/5/.a.b%2Fc", path
    assert_equal "id=q&tags=x%7Cy%20z&filter=%7B%22a%22%3A%5B1%5D%7D&where%5Ba%5D=b%26c&sort=up", query
    assert_equal ["t", "session=s%3B1"], sent.headers.values_at("x-trace", "cookie")
  end

  def test_a_model_with_its_response
    answer = [200, JSON_TYPE, '{"name":"Rex","kind":"dragon","wings":2}']
    result = shop(answer).pets.get_pet(id: 5, list: ["a"])
    pet = result.pet
    assert_instance_of Shop::Models::Pet, pet
    assert_equal ["Rex", "dragon", 2], [pet.name, pet.kind, pet["wings"]]
    assert_equal({ "name" => "Rex", "kind" => "dragon", "wings" => 2 }, JSON.parse(pet.to_json))
    assert_equal [200, JSON_TYPE], [result.status_code, result.content_type]
    refute_match(/Rex/, result.inspect)
  end

  def test_a_response_without_a_body_and_one_of_text
    client = shop([202, JSON_TYPE, ""], [206, "text/plain", "later"])
    assert_nil client.pets.get_pet(id: 5, list: ["a"]).body
    assert_equal "later", client.pets.get_pet(id: 5, list: ["a"]).body
  end

  def test_declared_errors_by_status_and_by_class_of_status
    client = shop([404, JSON_TYPE, '{"code":7,"message":"gone","body":"b"}'], [501, JSON_TYPE, '{"code":8}'],
                  [400, JSON_TYPE, '{"code":9}'])
    error = assert_raises(Shop::Errors::FaultError) { client.pets.get_pet(id: 5, list: ["a"]) }
    assert_equal [404, 7, "gone", "b"], [error.status, error.code, error.body["message"], error.body_]
    assert_equal 8, assert_raises(Shop::Errors::FaultError) { client.pets.get_pet(id: 5, list: ["a"]) }.code
    error = assert_raises(Shop::Errors::APIError) { client.pets.get_pet(id: 5, list: ["a"]) }
    assert_instance_of Shop::Errors::APIError, error
  end

  def test_a_body_as_a_model_a_class_of_the_operation_or_a_hash
    client = shop
    bodies = [Shop::Models::Pet.new(name: "Rex"), Shop::Models::Operations::PutPetRequestBody.new(name: "Rex"),
              { name: "Rex" }, { "name" => "Rex" }]
    bodies.each do |body|
      client.pets.put_pet(id: 1, list: "l", request_body: body)
      assert_equal ["PUT /pets/1/l", '{"name":"Rex"}'], [sent.line, sent.body]
      # Nothing is sent that the operation does not ask for.
      assert_nil sent.headers["authorization"]
    end
  end

  def test_what_is_not_as_declared_is_refused_where_that_is_asked_for
    client = shop(validation: :strict)
    error = assert_raises(Shop::Errors::InvalidRequestError) do
      client.pets.put_pet(id: "1", list: "l", request_body: { name: "Rex" })
    end
    assert_equal ["/id: expected an integer"], error.issues
    error = assert_raises(Shop::Errors::InvalidRequestError) { client.pets.put_pet(id: 1, list: "l", request_body: {}) }
    assert_match(%r{/request_body/name: is missing}, error.message)
    assert_raises(ArgumentError) { Shop::Models::Pet.new(nme: "Rex") }
    assert_raises(ArgumentError) { client.pets.put_pet(id: 1, list: "l") }
    assert_empty @service.arrived
  end

  def test_a_body_may_be_null
    client = shop
    [nil, "n"].each { |body| client.api.note(request_body: body) }
    assert_equal %w[null "n"], @service.arrived.map(&:body)
    assert_raises(Shop::Errors::InvalidRequestError) { client.pets.put_pet(id: 1, list: "l", request_body: nil) }
  end

  def test_a_form_of_parts
    file = Tempfile.new("pet")
    file.write("bytes")
    file.rewind
    shop([201, "application/octet-stream", "\xff"]).api.upload(request_body: { file: file, note: "ü" })
    boundary = sent.headers["content-type"][%r{\Amultipart/form-data; boundary=(\S+)\z}, 1]
    parts = sent.body.force_encoding("UTF-8").split("--#{boundary}")
    assert_match(/name="file"; filename="pet[^"]*"\r\nContent-Type: application\/octet-stream\r\n\r\nbytes\r\n/, parts[1])
    assert_match(/name="note"\r\n\r\nü\r\n/, parts[2])
    assert_equal "--\r\n", parts[3]
  end

  def test_a_form_of_parts_as_the_document_says
    shop([201, "application/octet-stream", ""]).api.upload(request_body: {
      sizes: [1, 2], text: "a", note: ["b"], deep: { a: [{ b: true }, nil] }
    })
    parts = sent.body.split(/--sdk-\h+/)
    head = "\r\nContent-Disposition: form-data; name="
    assert_equal ["#{head}\"sizes\"\r\n\r\n1,2\r\n",
                  "#{head}\"text\"\r\nContent-Type: text/markdown\r\n\r\na\r\n",
                  "#{head}\"note\"\r\n\r\nb\r\n",
                  "#{head}\"deep[a][0][b]\"\r\n\r\ntrue\r\n"], parts[1..-2]
  end

  def test_a_list_in_a_list_of_a_form_of_parts_is_json
    shop([201, "application/octet-stream", ""]).api.upload(request_body: { note: [["b", { c: 1 }]] })
    assert_includes sent.body, "name=\"note\"\r\nContent-Type: application/json\r\n\r\n[\"b\",{\"c\":1}]\r\n"
  end

  def test_a_file_is_no_part_of_a_text
    file = StringIO.new("bytes")
    client = shop
    [
      -> { client.api.upload(request_body: { note: [{ file: file }] }) },
      -> { client.api.upload(request_body: { sizes: [file] }) },
      -> { client.api.form(request_body: { a: [file] }) },
      -> { client.api.form(request_body: { filter: [file] }) },
      -> { client.api.raw(request_body: { a: [file] }) },
      -> { client.pets.get_pet(id: 1, list: ["l"], filter: { a: file }) }
    ].each do |call|
      error = assert_raises(Shop::Errors::InvalidRequestError, &call)
      assert_match(/: (request_body|filter) cannot be written\z/, error.message)
    end
    assert_empty @service.arrived
  end

  def test_a_parameter_may_be_a_form
    client = shop([200, JSON_TYPE, "[]"])
    client.pets.get_pet(id: 1, list: ["l"], page: { a: "1 2", b: [3, 4] })
    assert_equal "GET /pets/1/.l?page=a%3D1%2B2%26b%3D3%26b%3D4", sent.line
  end

  def test_a_form_as_the_document_says
    shop([200, JSON_TYPE, "[]"]).api.form(request_body: {
      a: ["x y"], b: %w[x y], where: { "b[" => [{ c: 1 }, 2], "none" => nil }, filter: ["f"], url: "a/b?c=d&e"
    })
    assert_equal "a=x+y&b=x,y&where%5Bb%5B%5D%5B0%5D%5Bc%5D=1&where%5Bb%5B%5D%5B1%5D=2&filter=%5B%22f%22%5D&url=a/b?c=d%26e", sent.body
  end

  def test_an_operation_with_a_query_of_its_own
    client = shop
    client.api.beta
    assert_equal "GET /beta?beta=true", sent.line
    client.api.beta(q: "a b")
    assert_equal "GET /beta?beta=true&q=a%20b", sent.line
  end

  def test_an_operation_with_servers_of_its_own
    shop.api.files
    assert_equal "GET /files", sent.line
    error = assert_raises(Shop::Errors::ConnectionError) do
      Shop::Shop.new(token: "t", server: "server2", retries: 0).api.files
    end
    assert_match(/could not|no complete|connect/i, error.message)
  end

  def test_a_form_of_names_and_values_and_bytes
    client = shop([200, JSON_TYPE, '["a"]'], [200, "text/html", "<p>"])
    assert_equal ["a"], client.api.form(request_body: { a: ["x y", "&"] }).body
    assert_equal ["a=x+y&a=%26", "application/x-www-form-urlencoded"], [sent.body, sent.headers["content-type"]]
    assert_equal "<p>", client.api.raw(request_body: { any: [1] }).body
    assert_equal ['{"any":[1]}', "application/json"], [sent.body, sent.headers["content-type"]]
  end

  def test_a_file_where_any_media_type_is_taken
    shop([200, JSON_TYPE, '"done"']).api.put_any(request_body: StringIO.new("bytes"))
    assert_equal ["bytes", "application/octet-stream"], [sent.body, sent.headers["content-type"]]
  end

  def test_a_body_of_several_parts_that_is_no_form
    shop([204, JSON_TYPE, ""]).api.post_related(request_body: { meta: { a: 1 }, file: StringIO.new("bytes") })
    assert_match(%r{\Amultipart/related; boundary=}, sent.headers["content-type"])
    assert_includes sent.body, "Content-Type: image/png\r\n\r\nbytes\r\n"
  end

  def test_a_text_of_any_media_type_is_json_where_it_says_so
    client = shop([200, "text/plain", "done"], [200, "application/vnd.a+json; charset=utf-8", '"done"'],
                  [200, JSON_TYPE, "done"])
    2.times { assert_equal "done", client.api.put_any.body }
    assert_equal "*/*", sent.headers["accept"]
    assert_raises(Shop::Errors::ResponseValidationError) { client.api.put_any }
  end

  def test_credentials_of_every_sort
    shop.api.head
    assert_equal "Bearer secret-token", sent.headers["authorization"]
    client = Shop::Shop.new(server_url: @service.url, key: "k&1", user: { username: "u", password: "p" })
    client.api.form(request_body: {})
    assert_equal "POST /form?api-key=k%261", sent.line
    assert_equal "Basic #{["u:p"].pack("m0")}", sent.headers["authorization"]
    calls = 0
    Shop::Shop.new(server_url: @service.url, token: -> { "token#{calls += 1}" }).api.head
    assert_equal "Bearer token1", sent.headers["authorization"]
  end

  def test_connections_are_kept
    client = shop
    3.times { client.api.form(request_body: {}) }
    assert_equal 1, @service.connections
  end

  def test_a_call_that_may_be_repeated_is_and_another_is_not
    client = shop([503, JSON_TYPE, "{}"], [200, JSON_TYPE, '{"name":"Rex"}'], [503, JSON_TYPE, "{}"])
    assert_equal "Rex", client.pets.get_pet(id: 5, list: ["a"]).pet.name
    error = assert_raises(Shop::Errors::APIError) { client.api.form(request_body: {}) }
    assert_equal :unknown, error.outcome
    assert_equal 3, @service.arrived.size
  end

  def test_nothing_is_printed_that_must_not_be
    out = StringIO.new
    client = shop([401, JSON_TYPE, '{"echo":"secret-token"}'], logger: Logger.new(out))
    error = assert_raises(Shop::Errors::APIError) { client.api.form(request_body: { a: ["secret-body"] }) }
    printed = [out.string, client.inspect, client.pets.inspect, client.to_json, error.full_message, error.inspect,
               error.to_json, Marshal.dump(error).scrub].join
    assert_match(/form answered attempt=1 status=401/, printed)
    refute_match(/secret/, printed)
    assert_raises(TypeError) { Marshal.dump(client) }
  end

  def test_a_call_ends_when_the_caller_wants_no_answer
    silent = TCPServer.new("127.0.0.1", 0)
    client = Shop::Shop.new(server_url: "http://127.0.0.1:#{silent.addr[1]}", token: "t")
    cancellation = Shop::Cancellation.new
    calls = 3.times.map do
      Thread.new do
        assert_raises(Shop::Errors::RequestAbortedError) { client.api.form(request_body: {}, cancellation: cancellation) }
      end
    end
    3.times { silent.accept }
    2.times { cancellation.cancel }
    assert_equal [:unknown] * 3, calls.map { |thread| thread.value.outcome }
    late = assert_raises(Shop::Errors::RequestAbortedError) { client.api.form(cancellation: cancellation) }
    assert_predicate cancellation, :cancelled?
    assert_equal :not_sent, late.outcome
  ensure
    silent.close
  end

  def test_calls_of_several_threads_at_once
    client = shop
    answers = 8.times.map { Thread.new { client.api.form(request_body: {}).status_code } }.map(&:value)
    assert_equal [200] * 8, answers
  end
end
