/// SHA-256, as FIPS 180-4 defines it: what ties a journal's lines together and names a pack's content.
package struct SHA256 {
    private var state: [UInt32] = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]
    private var block: [UInt8] = []
    private var count: UInt64 = 0

    /// A digest of nothing yet.
    package init() {
        block.reserveCapacity(64)
    }

    /// The digest of some bytes, in lower-case hexadecimal.
    package static func hexadecimal(of bytes: some Sequence<UInt8>) -> String {
        var digest = SHA256()
        digest.append(bytes)
        return digest.hexadecimal()
    }

    /// The digest of some bytes in base64, as a page's policy names what a browser may run.
    package static func base64(of bytes: some Sequence<UInt8>) -> String {
        var digest = SHA256()
        digest.append(bytes)
        return Digests.base64(digest.bytes())
    }

    /// Takes more bytes.
    package mutating func append(_ bytes: some Sequence<UInt8>) {
        // One copy at once: a loop over any sequence asks for each byte by a call.
        take(Array(bytes))
    }

    private mutating func take(_ bytes: [UInt8]) {
        count &+= UInt64(bytes.count)
        var place = 0
        while place < bytes.count {
            if block.isEmpty, bytes.count - place >= 64 {
                compress(bytes, from: place)
                place += 64
                continue
            }
            let end = min(bytes.count, place + 64 - block.count)
            block.append(contentsOf: bytes[place..<end])
            place = end
            if block.count == 64 {
                compress(block, from: 0)
                block.removeAll(keepingCapacity: true)
            }
        }
    }

    /// The digest of all that was taken, in lower-case hexadecimal.
    package consuming func hexadecimal() -> String {
        var text = ""
        for byte in bytes() {
            for digit in [byte >> 4, byte & 0xF] {
                text.unicodeScalars.append(
                    Unicode.Scalar(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10))
            }
        }
        return text
    }

    /// The digest of all that was taken: 32 bytes.
    package consuming func bytes() -> [UInt8] {
        let bits = count &* 8
        append([0x80])
        while block.count != 56 { append([0]) }
        append((0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * UInt64($0))) })
        var bytes: [UInt8] = []
        for word in state {
            for shift in stride(from: UInt32(24), through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: word >> shift))
            }
        }
        return bytes
    }

    private mutating func compress(_ bytes: [UInt8], from start: Int) {
        var words = InlineArray<64, UInt32>(repeating: 0)
        for place in 0..<16 {
            let first = start + 4 * place
            words[place] =
                UInt32(bytes[first]) << 24 | UInt32(bytes[first + 1]) << 16 | UInt32(bytes[first + 2]) << 8
                | UInt32(bytes[first + 3])
        }
        for place in 16..<64 {
            let near = words[place - 2]
            let far = words[place - 15]
            let first = far.rotatedRight(7) ^ far.rotatedRight(18) ^ (far >> 3)
            let second = near.rotatedRight(17) ^ near.rotatedRight(19) ^ (near >> 10)
            words[place] = words[place - 16] &+ first &+ words[place - 7] &+ second
        }
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        for place in 0..<64 {
            let first = e.rotatedRight(6) ^ e.rotatedRight(11) ^ e.rotatedRight(25)
            let added = h &+ first &+ ((e & f) ^ (~e & g)) &+ SHA256.constants[place] &+ words[place]
            let second = a.rotatedRight(2) ^ a.rotatedRight(13) ^ a.rotatedRight(22)
            let majority = (a & b) ^ (a & c) ^ (b & c)
            (h, g, f, e) = (g, f, e, d &+ added)
            (d, c, b, a) = (c, b, a, added &+ second &+ majority)
        }
        state[0] &+= a
        state[1] &+= b
        state[2] &+= c
        state[3] &+= d
        state[4] &+= e
        state[5] &+= f
        state[6] &+= g
        state[7] &+= h
    }

    private static let constants: InlineArray<64, UInt32> = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
        0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
        0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
        0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
        0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
    ]
}

extension UInt32 {
    fileprivate func rotatedRight(_ count: UInt32) -> UInt32 {
        self >> count | self << (32 - count)
    }
}
