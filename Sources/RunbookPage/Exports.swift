#if arch(wasm32)
    import CivilTime
    import Digests

    /// What the page was loaded with; it runs in one thread.
    nonisolated(unsafe) private var content: PageContent?

    /// Makes room for so many bytes; whatever takes them frees them.
    @_expose(wasm, "allocate") @_cdecl("allocate")
    public func allocate(_ count: Int) -> UnsafeMutablePointer<UInt8> {
        .allocate(capacity: count)
    }

    /// Frees an answer.
    @_expose(wasm, "release") @_cdecl("release")
    public func release(_ answer: UnsafeMutablePointer<UInt8>) {
        answer.deallocate()
    }

    /// Takes what the page carries; 1 where it can be read.
    @_expose(wasm, "load") @_cdecl("load")
    public func load(_ bytes: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int {
        content = PageContent(image: taken(bytes, count))
        return content == nil ? 0 : 1
    }

    /// Answers a line with an instant, then a journal, by the runbook of that moment as the script reads it; an empty journal,
    /// by what may be seen.
    @_expose(wasm, "evaluate") @_cdecl("evaluate")
    public func evaluate(_ bytes: UnsafeMutablePointer<UInt8>, _ count: Int) -> UnsafeMutablePointer<UInt8> {
        answer(bytes, count) { content, now, journal in
            journal.isEmpty ? content.opening(at: now) : PageRunbook(content, journal: journal, now: now)?.answer
        }
    }

    /// The same by the decision alone.
    @_expose(wasm, "decide") @_cdecl("decide")
    public func decide(_ bytes: UnsafeMutablePointer<UInt8>, _ count: Int) -> UnsafeMutablePointer<UInt8> {
        answer(bytes, count) { content, now, journal in
            PageRunbook(content, journal: journal, now: now)?.decision
        }
    }

    /// Answers a line with an instant, then an hour as somebody says it, by the last time that it was.
    @_expose(wasm, "moment") @_cdecl("moment")
    public func moment(_ bytes: UnsafeMutablePointer<UInt8>, _ count: Int) -> UnsafeMutablePointer<UInt8> {
        answer(bytes, count) { content, now, words in
            content.moment(String(decoding: words, as: UTF8.self), before: now)
        }
    }

    /// Answers an empty line, then a text, by its digest as a policy names it.
    @_expose(wasm, "digest") @_cdecl("digest")
    public func digest(_ bytes: UnsafeMutablePointer<UInt8>, _ count: Int) -> UnsafeMutablePointer<UInt8> {
        answer(Array(SHA256.base64(of: halves(taken(bytes, count)).1).utf8))
    }

    /// Answers a draft of a line, then a journal, by what the draft adds to the journal.
    @_expose(wasm, "append") @_cdecl("append")
    public func append(_ bytes: UnsafeMutablePointer<UInt8>, _ count: Int) -> UnsafeMutablePointer<UInt8> {
        let (draft, journal) = halves(taken(bytes, count))
        return answer(content?.lines(of: draft, after: journal))
    }

    /// Answers a line with an instant, a line with a count of bytes, then a journal, by what the lines after so many bytes say
    /// and change.
    @_expose(wasm, "told") @_cdecl("told")
    public func told(_ bytes: UnsafeMutablePointer<UInt8>, _ count: Int) -> UnsafeMutablePointer<UInt8> {
        answer(bytes, count) { content, now, rest in
            let (line, journal) = halves(rest)
            guard let length = Int(String(decoding: line, as: UTF8.self)) else { return nil }
            return content.told(after: length, in: journal, at: now)
        }
    }

    /// Answers a line with an instant, then anything, by what is made of both; nothing before the page is loaded.
    private func answer(
        _ bytes: UnsafeMutablePointer<UInt8>, _ count: Int, by make: (PageContent, Instant, [UInt8]) -> [UInt8]?
    ) -> UnsafeMutablePointer<UInt8> {
        let (line, rest) = halves(taken(bytes, count))
        guard let content, let now = Instant(rfc3339: String(decoding: line, as: UTF8.self)) else { return answer(nil) }
        return answer(make(content, now, rest))
    }

    /// The first line, and what comes after it.
    private func halves(_ request: [UInt8]) -> ([UInt8], [UInt8]) {
        let end = request.firstIndex(of: UInt8(ascii: "\n")) ?? request.count
        return (Array(request[..<end]), Array(request[min(end + 1, request.count)...]))
    }

    private func taken(_ bytes: UnsafeMutablePointer<UInt8>, _ count: Int) -> [UInt8] {
        defer { bytes.deallocate() }
        return Array(UnsafeBufferPointer(start: bytes, count: count))
    }

    /// Its length in four bytes, the least significant first, then the answer; nothing but a length of 0 where there is none.
    private func answer(_ content: [UInt8]?) -> UnsafeMutablePointer<UInt8> {
        let content = content ?? []
        let answer = UnsafeMutablePointer<UInt8>.allocate(capacity: content.count + 4)
        for place in 0..<4 { answer[place] = UInt8(truncatingIfNeeded: content.count >> (8 * place)) }
        (answer + 4).initialize(from: content, count: content.count)
        return answer
    }
#endif
