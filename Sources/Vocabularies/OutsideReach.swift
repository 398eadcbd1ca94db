/// What whoever would call, write or look up is told in an exercise.
package let exerciseCall = "EXERCICE : appeler l'animateur"

/// The text with each telephone number, e-mail address and address of a site in it replaced; nil for a text without any.
///
/// An exercise reaches nobody outside.
/// Short numbers count where they are called: « appelez le 15 », « présence demandée au 17 », not « les appels du 15 ».
package func withoutReach(_ text: String) -> String? {
    guard mayReach(text) else { return nil }
    let words = text.split(omittingEmptySubsequences: false) { ReachWord.spaces.contains($0) }.map { ReachWord($0) }
    var result = ""
    var end = text.startIndex
    var place = 0
    while place < words.count {
        guard let count = words.reach(at: place) else {
            place += 1
            continue
        }
        let (first, last) = (words[place], words[place + count - 1])
        result += text[end..<first.core.startIndex] + "[" + exerciseCall + "]"
        end = last.core.endIndex
        place += count
    }
    return end == text.startIndex ? nil : result + text[end...]
}

/// False for a text without a digit, a commercial at or a full stop; most are such.
package func mayReach(_ text: String) -> Bool {
    text.utf8.contains { (0x30...0x39).contains($0) || $0 == 0x40 || $0 == 0x2E }
}

/// A word, and what is left of it without the punctuation around it.
private struct ReachWord {
    let core: Substring

    init(_ word: Substring) {
        var core = word
        while let first = core.unicodeScalars.first, first != "+", !isLetterOrDigit(first) {
            core = core[core.unicodeScalars.index(after: core.startIndex)...]
        }
        while let last = core.unicodeScalars.last, last != "/", !isLetterOrDigit(last) {
            core = core[..<core.unicodeScalars.index(before: core.endIndex)]
        }
        // « tél:0199000000 » is a number with its name.
        if let colon = core.lastIndex(of: ":"),
            core[..<colon].unicodeScalars.allSatisfy({ $0 == "." || isLetterOrDigit($0) && !isDigit($0) }),
            let first = core[colon...].dropFirst().unicodeScalars.first, first == "+" || isDigit(first)
        {
            core = core[colon...].dropFirst()
        }
        self.core = core
    }

    static let spaces: [Character] = [" ", "\u{A0}", "\u{202F}", "\u{2009}", "\n", "\r\n", "\t"]

    /// An address of a person or of a site.
    var isAddress: Bool {
        if core.contains("@") || core.hasPrefix("www.") { return true }
        // The scheme ends where the address begins, wherever the word does: `(https://…`.
        if let colon = core.firstIndex(of: ":"), core[colon...].hasPrefix("://") { return true }
        let labels = core.prefix { $0 != "/" && $0 != ":" }.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count > 1, labels.allSatisfy({ !$0.isEmpty }), let last = labels.last else { return false }
        return ReachWord.domains.contains(last.lowercased())
    }

    private static let domains = [
        "fr", "com", "org", "net", "eu", "info", "health", "io", "re", "nc", "be", "ch", "lu", "exemple", "example",
    ]

    /// Its digits where it has nothing but digits and what stands between them in a number; nil for another word.
    var digits: Int? {
        guard let first = core.unicodeScalars.first, isDigit(first) || first == "+" else { return nil }
        var count = 0
        for scalar in core.unicodeScalars.dropFirst(first == "+" ? 1 : 0) {
            if isDigit(scalar) { count += 1 } else if ![".", "-", "(", ")"].contains(scalar) { return nil }
        }
        return count
    }

    /// A number of two to six digits that is called as it is.
    var isShortNumber: Bool {
        ["15", "17", "18", "112", "114", "115", "116", "119", "191", "196", "197", "116117"].contains(String(core))
            || core.utf8.count == 4 && digits == 4
                && (core.hasPrefix("30") || core.hasPrefix("36") || core.hasPrefix("39"))
    }

    static let calls = ["appeler", "appelez", "composer", "composez", "rappeler", "rappelez", "joindre"]
}

extension [ReachWord] {
    /// Of how many words the number or address is that begins at a place; nil where none does.
    fileprivate func reach(at place: Int) -> Int? {
        let word = self[place]
        if word.isAddress { return 1 }
        guard word.digits != nil else { return nil }
        if let count = number(at: place) { return count }
        guard word.isShortNumber, isCalled(at: place) else { return nil }
        let next = place + 1 < count ? self[place + 1].core.lowercased() : ""
        if word.core == "116" { return next == "117" ? 2 : 1 }
        // « le 15 mars », « au 17 rue des Lilas » aren't called.
        return ReachWord.afterDates.contains(next) ? nil : 1
    }

    /// « au 17 »; « le 15 » where the text says before to call.
    private func isCalled(at place: Int) -> Bool {
        guard place > 0 else { return false }
        switch self[place - 1].core.lowercased() {
        case "au": return true
        case "le": return self[..<place].contains { ReachWord.calls.contains($0.core.lowercased()) }
        case let word: return ReachWord.calls.contains(word)
        }
    }

    /// Ten digits that begin with 0, or nine and more that begin with +, eleven with 00, in one word or several.
    private func number(at place: Int) -> Int? {
        let first = self[place].core
        let lengths = first.hasPrefix("+") ? 9...15 : first.hasPrefix("00") ? 11...15 : 10...10
        guard first.hasPrefix("+") || first.hasPrefix("0") else { return nil }
        var sum = 0
        var found: Int?
        for next in place..<count {
            guard let digits = self[next].digits else { break }
            sum += digits
            if lengths.contains(sum) { found = next - place + 1 }
            if sum >= lengths.upperBound { break }
        }
        return found
    }
}

extension ReachWord {
    fileprivate static let afterDates = [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
        "décembre", "du", "rue", "avenue", "bis", "h", "heures", "minutes", "min", "jours",
    ]
}

private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

private func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool { isDigit(scalar) || scalar.properties.isAlphabetic }
