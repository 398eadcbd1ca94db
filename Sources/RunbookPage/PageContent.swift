import Digests
package import RuleEngine
package import Runbooks

/// What a page carries to make its runbook again, but for the journal of its incident.
package struct PageContent: Sendable, Equatable {
    package let pack: RulePack

    /// The incident's own; nil where no profile was given.
    package let establishment: Establishment?
    package let reader: Reader

    /// Where the rules were found, as the page says it.
    package let rulesPath: String?

    /// What a page is made of.
    package init(pack: RulePack, establishment: Establishment?, reader: Reader, rulesPath: String?) {
        self.pack = pack
        self.establishment = establishment
        self.reader = reader
        self.rulesPath = rulesPath
    }

    /// How the bytes begin; another version of the engine has another number.
    private static let magic = Array("astreinte page 1\n".utf8)

    /// The bytes from which the same is made: a mark, the digest of the rest in hexadecimal, the rest.
    package var image: [UInt8] {
        var image = ByteImage(isKept: true)
        image.write(pack)
        image.optional(establishment) { $0.write($1) }
        switch reader {
        case .inCharge(let role):
            image.tag(0)
            image.optional(role) { $0.write($1) }
        case .holding(let role):
            image.tag(1)
            image.write(role)
        }
        image.optional(rulesPath) { $0.write($1) }
        return PageContent.magic + Array(SHA256.hexadecimal(of: image.bytes).utf8) + image.bytes
    }

    /// What some bytes stand for; nil for any that ``image`` doesn't give, be one bit changed.
    package init?(image: [UInt8]) {
        let start = PageContent.magic.count
        guard image.count > start + 64, image.starts(with: PageContent.magic) else { return nil }
        let content = Array(image[(start + 64)...])
        guard image[start..<start + 64].elementsEqual(SHA256.hexadecimal(of: content).utf8) else { return nil }
        self.init(content: content)
    }

    /// The same without the mark and the digest, which say nothing of who wrote the bytes.
    package init?(content: [UInt8]) {
        var bytes = ImageReader(content)
        guard let pack = bytes.pack() else { return nil }
        let establishment = bytes.optional { $0.establishment() }
        let reader: Reader = bytes.flag() ? .holding(bytes.role()) : .inCharge(bytes.optional { $0.role() })
        let rulesPath = bytes.optional { $0.text() }
        guard bytes.isWhole else { return nil }
        self.init(pack: pack, establishment: establishment, reader: reader, rulesPath: rulesPath)
    }
}
