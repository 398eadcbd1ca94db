import RulePacks
import Testing

@Suite struct VersionTests {
    @Test(arguments: [
        ("1", "1.0.0", false), ("1.2", "1.10", true), ("1.9.9", "2", true), ("0.1.0", "0.1", false),
        ("2", "1.9", false),
    ])
    func `numbers are compared as numbers, those left out being 0`(left: String, right: String, isBefore: Bool) throws {
        let versions = (try #require(Version(left)), try #require(Version(right)))
        #expect((versions.0 < versions.1) == isBefore)
        #expect((versions.0 == versions.1) == (left.hasPrefix("1") ? left == "1" : left == "0.1.0"))
    }

    @Test(arguments: ["", "1.", ".1", "1.0-rc1", "v1", "1.2.3.4.5", "1 2", "-1", "1.1234567890", "é"])
    func `other texts are no versions`(text: String) {
        #expect(Version(text) == nil)
    }

    @Test(arguments: [
        (">=1 <2", "1", true), (">=1 <2", "1.9.9", true), (">=1 <2", "2.0.0", false), (">=1 <2", "0.9", false),
        (">1", "1.0", false), ("<=1", "1.0", true), ("1.2", "1.2.0", true), ("=1.2", "1.2.1", false),
    ])
    func `each part of a range must hold`(range: String, version: String, isIn: Bool) throws {
        let version = try #require(Version(version))
        #expect(try #require(VersionRange(range)).contains(version) == isIn)
    }

    @Test(arguments: ["", " ", ">=", "~1", "^1", ">=1,<2", "=>1", "1.x", "> 1"])
    func `other texts are no ranges`(text: String) {
        #expect(VersionRange(text) == nil)
    }
}
