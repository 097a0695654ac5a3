# frozen_string_literal: true

require "minitest/autorun"
require "logger"
require "stringio"
require "shop"
require_relative "service"

# What callers do wrong, services repeat, and nobody would read to its end.
class FaultsTest < Minitest::Test
  JSON_TYPE = "application/json"
  SCHEMES = {
    token: Shop::Runtime::Scheme.new(option: :token, kind: :bearer),
    user: Shop::Runtime::Scheme.new(option: :user, kind: :basic),
    key: Shop::Runtime::Scheme.new(option: :key, kind: :api_key, in: :header, wire: "x-api-key"),
  }.freeze
  # An error that says what went wrong.
  class Refused < Shop::Errors::APIError
    def self.describe(body) = body["said"]
  end
  Shop::Errors.const_set(:Refused, Refused)
  # Models of a document.
  class Node < Shop::Runtime::Model
    field :next, "next", [:nullable, [:model, :Node]]
    field :many, "many", [:list, [:model, :Node]]
    field :"a/b~c", "a/b~c", :string
  end
  class Asked < Shop::Runtime::Model
    field :document, "document", :string, secret: true
  end
  Shop::Models.const_set(:Node, Node)
  Shop::Models.const_set(:Asked, Asked)

  def teardown = @service&.stop

  # Makes a call of an API with one credential, or none.
  def call(*answers, scheme: nil, with: nil, method: "POST", arguments: {}, facts: {}, options: {})
    @service = Service.new(*answers)
    schemes = scheme ? { scheme => SCHEMES[scheme] } : {}
    profile = Shop::Runtime::Profile.new(user_agent: "shop", servers: {}, security: schemes, defaults: {},
                                         requirements: scheme ? [[scheme]] : [], validation: :strict)
    client = Shop::Runtime::Client.new(profile, { server_url: @service.url, retry_delay_ms: 1, scheme => with }.compact)
    operation = Shop::Runtime::Operation.new(
      id: "sample", method: method, path: "/things", response: :HeadResponse, errors: { "default" => :Refused },
      responses: { "200" => Shop::Runtime::Success.new(encoding: :json, media_type: JSON_TYPE, type: :any) }, **facts
    )
    client.call(operation, arguments, options).body
  end

  def body(type, encoding: :json)
    { body: Shop::Runtime::Body.new(name: :body, encoding: encoding, media_type: JSON_TYPE, type: type) }
  end

  def success(type, encoding: :json)
    { responses: { "200" => Shop::Runtime::Success.new(encoding: encoding, media_type: JSON_TYPE, type: type) } }
  end

  def refused(&block)
    error = assert_raises(Shop::Errors::InvalidRequestError, &block)
    assert_empty @service.arrived
    error
  ensure
    @service.stop
  end

  def test_what_is_no_text_is_no_credential
    wrong = SCHEMES.keys.product([5, "", true, :abc, ["a"], {}])
    wrong += [{ username: "u" }, { password: "p" }, { username: "u", password: nil }, { username: "u", password: 5 },
              { username: "u:v", password: "p" }, "u", "\xff:p"].map { |value| [:user, value] }
    wrong.each do |scheme, value|
      [value, -> { value }].each do |given|
        assert_match(/#{scheme} must be set to a credential/, refused { call(scheme: scheme, with: given) }.message)
      end
    end
    SCHEMES.each_key { |scheme| assert_match(/#{scheme} must be set/, refused { call(scheme: scheme, with: -> {}) }.message) }
  end

  def test_a_password_can_be_empty
    call(scheme: :user, with: { username: "u", password: "" })
    assert_equal "Basic #{["u:"].pack("m0")}", @service.arrived.last.headers["authorization"]
  end

  def echoed(text, **facts)
    error = assert_raises(Refused) { call([400, JSON_TYPE, JSON.generate(said: "no #{text}!")], **facts) }
    refute_match(/canary/, [error.message, error.full_message, error.inspect, error.to_json, Marshal.dump(error).scrub].join)
    error.message
  ensure
    @service.stop
  end

  def test_credentials_in_headers_are_in_no_message
    [["Authorization", "Bearer canary-1", "canary-1"], ["x-api-key", "canary-2", "canary-2"],
     ["Cookie", "a=1; session=canary-3", "canary-3"], ["Authorization", "Basic #{["u:canary"].pack("m0")}", "canary"],
     ["x-own", "canary-4", "canary-4"]].each do |name, value, text|
      assert_match(/no \*\*\*/, echoed(text, options: { http_headers: { name => value } }))
    end
    assert_match(/no call-1234!/, echoed("call-1234", options: { http_headers: { "x-request-id" => "call-1234" } }))
  end

  def test_secrets_inside_of_a_text_that_is_json_are_in_no_message
    inner = 'canary"/é'
    document = JSON.generate(client_secret: inner, keys: [{ d: "canary-2" }], short: "no", n: 12_345_678)
    echoes = [document, document.to_json, JSON.generate(document, ascii_only: true), inner, inner.to_json,
              inner.to_json.to_json, JSON.generate(document, script_safe: true), "canary-2",
              document.to_json.gsub("/", "\\/"), JSON.generate(document, ascii_only: true).gsub("/", "\\/")]
    echoes.each do |text|
      %i[json form].each do |encoding|
        said = echoed(text, arguments: { body: Asked.new(document: document) }, facts: body(%i[model Asked], encoding: encoding))
        assert_match(/no .*\*\*\*/, said)
      end
    end
  end

  def test_a_secret_that_begins_as_another_does_is_hidden_to_its_end
    said = echoed("canary-and-more", scheme: :token, with: "canary", options: { http_headers: { "x-own" => "canary-and-more" } })
    assert_match(/no \*\*\*!/, said)
  end

  def test_a_request_id_quotes_no_secret
    answer = [400, "#{JSON_TYPE}\r\nx-request-id: of canary", '{"said":"no"}']
    error = assert_raises(Refused) { call(answer, scheme: :token, with: "canary") }
    assert_equal "of ***", error.request_id
    refute_match(/canary/, error.to_json)
  end

  def test_issues_end_at_a_hundred
    assert_equal 100, refused { call(arguments: { body: [1] * 100_000 }, facts: body(%i[list string])) }.issues.size
    values = (1..1000).to_h { |number| [number.to_s, number] }
    assert_equal 100, refused { call(arguments: { body: values }, facts: body(%i[map string])) }.issues.size
  end

  def test_pointers_escape_names
    error = refused { call(arguments: { body: { "a/b~c" => 1 } }, facts: body(%i[model Node])) }
    assert_equal ["/body/a~1b~0c: expected a string"], error.issues
    error = refused { call(arguments: { body: { "a/b~c" => 1 } }, facts: body(%i[map string])) }
    assert_equal ["/body/a~1b~0c: expected a string"], error.issues
  end

  def deep(levels, in_list: false)
    levels.times.reduce({}) { |value, _| in_list ? { "many" => [value] } : { "next" => value } }
  end

  def test_a_request_without_a_bottom_is_refused
    circle = {}
    circle["next"] = circle
    node = Node.new
    node.next = node
    [[circle, %i[model Node]], [circle, :any], [node, %i[model Node]], [deep(3000), %i[model Node]],
     [deep(100_000), :any], [deep(3000, in_list: true), %i[model Node]]].each do |value, type|
      %i[strict off].each do |validation|
        facts = body(type)
        error = refused { call(arguments: { body: value }, facts: facts, options: { validation: validation }) }
        assert_match(/body cannot be written/, error.message)
      end
    end
    query = { parameters: [Shop::Runtime::Parameter.new(in: :query, wire: "q", name: :q, type: :any, style: :deepObject)] }
    refused { call(arguments: { q: circle }, facts: query) }
  end

  def test_a_deep_success_is_read_or_refused_in_words_of_the_sdk
    [100, 500, 3000, 100_000].each do |levels|
      text = '{"next":' * levels + "{}" + "}" * levels
      read = -> { call([200, JSON_TYPE, text], facts: success(%i[model Node])) }
      # A fiber has less stack.
      [read, -> { Fiber.new(&read).resume }].each do |made|
        result = made.call
        assert_instance_of Node, result
      rescue Shop::Errors::ResponseValidationError => e
        assert_match(/nested too deeply/, e.message)
        assert_operator levels, :>, 100
      ensure
        @service.stop
      end
    end
    assert_raises(Refused) { call([400, JSON_TYPE, "[" * 100_000]) }
  end

  def test_what_was_answered_was_sent
    server = TCPServer.new("127.0.0.1", 0)
    Thread.new do
      socket = server.accept
      socket.readpartial(1000)
      socket.write("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{")
      socket.close
    end
    client = Shop::Shop.new(server_url: "http://127.0.0.1:#{server.addr[1]}", token: "t")
    error = assert_raises(Shop::Errors::ConnectionError) { client.api.form(request_body: {}) }
    assert_equal :unknown, error.outcome
  ensure
    server.close
  end

  def test_nobody_is_asked_after_the_end_of_a_call
    asked = 0
    slow = lambda do
      asked += 1
      sleep 0.1
      "abc"
    end
    @service = Service.new
    profile = Shop::Runtime::Profile.new(user_agent: "shop", servers: {}, security: SCHEMES, defaults: {},
                                         requirements: [%i[token key]], validation: :strict)
    client = Shop::Runtime::Client.new(profile, { server_url: @service.url, token: slow, key: slow })
    operation = Shop::Runtime::Operation.new(id: "sample", method: "POST", path: "/things", response: :HeadResponse)
    assert_raises(Shop::Errors::RequestTimeoutError) { client.call(operation, {}, { timeout_ms: 50 }) }
    assert_equal 1, asked
    cancellation = Shop::Cancellation.new
    thread = Thread.new { sleep(0.05) && cancellation.cancel }
    assert_raises(Shop::Errors::RequestAbortedError) { client.call(operation, {}, { cancellation: cancellation }) }
    thread.join
    assert_equal 2, asked
    assert_empty @service.arrived
  end

  def test_the_failed_call_of_a_function_is_not_this_call
    other = Service.new([503, JSON_TYPE, "{}"])
    token = -> { Shop::Shop.new(server_url: other.url, token: "t", retries: 0).api.head }
    error = refused { call(scheme: :token, with: token, method: "GET") }
    assert_equal "sample", error.operation_id
    assert_match(/APIError: head: 503/, error.cause.message)
  ensure
    other.stop
  end

  def test_limits_that_are_no_numbers_are_refused
    { retries: [Float::NAN, -1, "2", []], retry_delay_ms: [Float::NAN, -1, "2"] }.each do |name, values|
      values.each { |value| assert_match(/#{name} must be/, refused { call(method: "GET", options: { name => value }) }.message) }
    end
  end

  def test_repeated_names_of_a_form_are_a_list
    answer = [200, "application/x-www-form-urlencoded", "a=1&b=x+y&a=2&c="]
    assert_equal({ "a" => %w[1 2], "b" => "x y", "c" => "" }, call(answer, facts: success(:any, encoding: :form)))
    @service.stop
    broken = [200, "application/x-www-form-urlencoded", "a=é"]
    assert_raises(Shop::Errors::ResponseValidationError) { call(broken, facts: success(:any, encoding: :form)) }
  end

  def test_no_group_is_kept_where_a_client_keeps_something
    client = Shop::Shop.new(server_url: "http://127.0.0.1:1", token: "t")
    # What does not begin as no group can is reserved in language.yaml.
    kept = client.instance_variables.grep_v(/\A@_/)
    assert_empty kept - %i[@profile @transport @budget]
  end

  def test_integers_are_exact_whatever_their_size
    value = [2**63, -(2**64) - 1, Integer("9" * 4000)]
    assert_equal value, call([200, JSON_TYPE, JSON.generate(value)], arguments: { body: value }, facts: body(%i[list integer]))
    assert_equal value, JSON.parse(@service.arrived.last.body)
  end

  def test_a_number_of_millions_of_digits_is_refused_at_once
    start = Process.clock_gettime(Process::CLOCK_MONOTONIC)
    text = "{\"a\":#{"9" * 10_000_000}}"
    assert_raises(Shop::Errors::ResponseValidationError) { call([200, JSON_TYPE, text]) }
    @service.stop
    error = assert_raises(Refused) { call([400, JSON_TYPE, text]) }
    assert_operator Process.clock_gettime(Process::CLOCK_MONOTONIC) - start, :<, 10
    assert_kind_of String, error.body
    @service.stop
    digits = "9" * 10_000
    assert_equal [digits], call([200, JSON_TYPE, JSON.generate([digits])])
  end
end
