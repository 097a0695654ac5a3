# frozen_string_literal: true

require "socket"

# A service on loopback that keeps what arrives and gives the answers that it is told, in their order.
class Service
  Arrived = Struct.new(:line, :headers, :body)

  attr_reader :arrived, :connections

  def initialize(*answers)
    @answers = answers
    @arrived = []
    @connections = 0
    @server = TCPServer.new("127.0.0.1", 0)
    @thread = Thread.new { loop { Thread.new(@server.accept) { |socket| serve(socket) } } }
  end

  def url = "http://127.0.0.1:#{@server.addr[1]}"

  def stop
    @thread.kill
    @server.close
  end

  private

  def serve(socket)
    @connections += 1
    while (line = socket.gets)
      headers = {}
      while (header = socket.gets.chomp) && !header.empty?
        name, value = header.split(": ", 2)
        headers[name.downcase] = value
      end
      body = socket.read(headers["content-length"].to_i)
      @arrived << Arrived.new(line.chomp.sub(" HTTP/1.1", ""), headers, body)
      status, type, answer = @answers.shift || [200, "application/json", "{}"]
      socket.write("HTTP/1.1 #{status} Said\r\ncontent-type: #{type}\r\ncontent-length: #{answer.bytesize}\r\n\r\n#{answer}")
    end
  rescue IOError, SystemCallError
    nil
  end
end
