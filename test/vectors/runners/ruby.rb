# frozen_string_literal: true

# Makes the calls of vectors with the gem: see test/vectors/README.md.

require "json"
require "pp"
require_relative "../../../generated/ruby/lib/authlete"

# Keeps what is logged.
class Lines
  attr_reader :all

  def initialize = @all = []
  def debug(line) = @all << line
  def warn(line) = @all << line
end

def snake(name) = name.gsub(/([A-Z]+)/) { "_#{Regexp.last_match(1).downcase}" }.to_sym

def run(call)
  lines = Lines.new
  call["environment"].each { |name, value| ENV[name] = value }
  begin
    client = ::Authlete::Authlete.new(**call["client"].transform_keys { |name| snake(name) }, logger: lines)
    # Ruby itself asks for an argument that is required: nothing is what can be given instead.
    arguments = { request_body: nil, **call["request"].transform_keys { |name| snake(name) } }
    arguments[:cancellation] = cancelled_after(call["abortMs"]) if call["abortMs"]
    result = client.public_send(snake(call["group"])).public_send(snake(call["member"]), **arguments)
    { name: call["name"], json: text(result.body), printed: printed(client, result, *lines.all) }
  rescue ::Authlete::Errors::AuthleteError => e
    { name: call["name"], error: described(e), printed: printed(client, e, e.cause, *lines.all) }
  ensure
    call["environment"].each_key { |name| ENV.delete(name) }
  end
end

def cancelled_after(milliseconds)
  Authlete::Cancellation.new.tap do |cancellation|
    Thread.new do
      sleep(milliseconds / 1000.0)
      cancellation.cancel
    end
  end
end

def described(error)
  answer = error.is_a?(::Authlete::Errors::ResponseError) ? error : nil
  declared = error.is_a?(::Authlete::Errors::ResultError) ? error : nil
  {
    name: error.class.name.split("::").last,
    kinds: error.class.ancestors.filter_map { |type| type.name&.split("::")&.last },
    operationId: error.operation_id,
    status: answer&.status,
    requestId: answer&.request_id,
    outcome: error.outcome&.to_s&.tr("_", "-"),
    message: error.message,
    body: answer&.body,
    fields: { resultCode: declared&.result_code, resultMessage: declared&.result_message }.compact
  }
end

# All the ways in which a value usually gets into a log.
def printed(*values)
  values.compact.flat_map do |value|
    [value.inspect, value.to_s, value.pretty_inspect, text(value), stored(value),
     (value.full_message(highlight: false) if value.is_a?(Exception))]
  end.join("\n")
end

def stored(value)
  Marshal.dump(value).b.scrub.gsub(/[^ -~]/, "?")
rescue TypeError
  ""
end

def text(value)
  JSON.generate(value, max_nesting: 1000)
rescue JSON::GeneratorError
  nil
end

$stdout.write(JSON.generate(JSON.parse($stdin.read, max_nesting: 1000).map { |call| run(call) }, max_nesting: 1000))
