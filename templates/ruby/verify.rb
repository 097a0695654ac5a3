# frozen_string_literal: true

# Finds fault with a package: run in its folder. Every file has to compile without a warning (what
# `ruby -wc` says of each), and all of it to load.

$VERBOSE = true
warnings = []
Warning.singleton_class.prepend(Module.new do
  define_method(:warn) { |message, **| warnings << message }
end)

files = Dir["lib/**/*.rb"].sort + Dir["*.gemspec"]
files.each do |file|
  RubyVM::InstructionSequence.compile_file(file)
rescue SyntaxError => e
  warnings << e.message
end

# What would be code although it is text of a document.
payload = ENV.fetch("PAYLOAD", "")
unless payload.empty?
  require "ripper"
  files.each do |file|
    found = Ripper.lex(File.read(file)).find { |_, type, text| %i[on_ident on_const on_ivar on_gvar].include?(type) && text.include?(payload) }
    warnings << "#{file}:#{found[0][0]}: the payload is code" if found
  end
end

# Signatures have a syntax of their own. The parser comes with most Rubies.
begin
  require "rbs"
  Dir["sig/**/*.rbs"].each do |file|
    text = File.read(file)
    RBS::Parser.parse_signature(RBS::Buffer.new(name: file, content: text))
  rescue RBS::ParsingError => e
    warnings << "#{file}: #{e.message}"
  end
rescue LoadError
  nil
end

entry = Dir["lib/*.rb"].first
begin
  require File.expand_path(entry)
  files.grep(%r{\Alib/}).each { |file| require File.expand_path(file) }
  Gem::Specification.load(Dir["*.gemspec"].first)&.validate(false) if ARGV.include?("--gem")
rescue ScriptError, StandardError => e
  warnings << "#{e.class}: #{e.message} (#{e.backtrace&.first})"
end

warn = warnings.first(20)
$stderr.puts(warn)
exit(warnings.empty? ? 0 : 1)
