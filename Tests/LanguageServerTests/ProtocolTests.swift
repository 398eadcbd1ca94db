import IncidentFeeds
import LanguageServer
import Testing

/// What the protocol asks of any server.
@Suite struct ProtocolTests {
    @Test(arguments: [
        ("{", -32700), ("[]", -32600), (#"{"id":1}"#, -32600), (#"{"id":1,"method":"no/such"}"#, -32601),
        (#"{"id":1,"method":"textDocument/hover","params":{}}"#, -32602),
        (#"{"id":1,"method":"initialize","params":{}}"#, -32600),
    ])
    func `what can't be answered gets its error, and the server goes on`(text: String, code: Int) throws {
        var client = try Client()
        #expect(try client.send(text).first?["error"]?["code"]?.number == code)
        #expect(try client.ask("shutdown", "null")["error"] == nil)
    }

    @Test(arguments: [
        #"{"method":"$/cancelRequest","params":{"id":1}}"#, #"{"method":"no/such"}"#, #"{"id":7,"result":null}"#,
    ])
    func `what asks for no answer gets none`(text: String) throws {
        var client = try Client()
        #expect(try client.send(text) == [])
    }

    @Test func `the way out is shutdown, then exit`() throws {
        var client = try Client()
        try client.notify("exit", "null")
        #expect(client.server.exitCode == 1)
        client = try Client()
        _ = try client.ask("shutdown", "null")
        #expect(try client.ask("textDocument/hover", "{}")["error"]?["code"]?.number == -32600)
        try client.notify("exit", "null")
        #expect(client.server.exitCode == 0)
    }

    @Test func `messages are cut out however they arrive`() {
        var framer = MessageFramer()
        let bytes = MessageFramer.framed(Array("{}".utf8)) + Array("Other: 1\r\ncontent-length:2\r\n\r\n[]".utf8)
        var pieces: [MessageFramer.Piece] = []
        for byte in bytes {
            framer.add([byte])
            while let piece = framer.next() { pieces.append(piece) }
        }
        #expect(pieces == [.message(Array("{}".utf8)), .message(Array("[]".utf8))])
    }

    @Test func `a message past the limit is passed over, one at the limit is taken`() {
        let limit = MessageFramer.messageLimit
        var framer = MessageFramer()
        framer.add(Array("Content-Length: \(limit + 1)\r\n\r\n".utf8) + [UInt8](repeating: 32, count: 1000))
        guard case .fault = framer.next() else { return #expect(Bool(false), "not refused") }
        framer.add(
            [UInt8](repeating: 32, count: limit - 999) + MessageFramer.framed([UInt8](repeating: 32, count: limit)))
        #expect(framer.next() == .message([UInt8](repeating: 32, count: limit)))
    }

    @Test(arguments: ["Length: 2\r\n\r\n", "Content-Length: -2\r\n\r\n", "Content-Length: deux\r\n\r\n"])
    func `a head without a length is a fault, and what follows is read`(head: String) {
        var framer = MessageFramer()
        framer.add(Array(head.utf8) + MessageFramer.framed(Array("{}".utf8)))
        guard case .fault = framer.next() else { return #expect(Bool(false), "not refused") }
        #expect(framer.next() == .message(Array("{}".utf8)))
    }

    @Test func `an incident is explained, or refused where it is wrong`() throws {
        var client = try Client()
        try client.open("file:///p/rules.yaml", Client.rules)
        func command(_ subject: String, _ incident: String) -> String {
            #"{"command":"astreinte.explain","arguments":["\#(subject)",\#(incident)]}"#
        }
        let incident = #"{"id":"X","spreading":true,"backup":"hit"}"#
        let answer = try client.ask("workspace/executeCommand", command("couper", incident))
        #expect(answer["result"]?.string?.contains("couper") ?? false)
        let unknown = try client.ask("workspace/executeCommand", command("coupr", incident))
        #expect(unknown.refusal == "no rule nor action `coupr`; did you mean couper?")
        let wrong = try client.ask("workspace/executeCommand", command("couper", "{}"))
        #expect(wrong.refusal?.contains("line 1, column 1") ?? false)
    }
}
