package import Vocabularies

/// Where a pack keeps what one establishment hosts for others, and what an incident at the host is for them.
package struct Hosting: Hashable, Sendable {
    /// The collection of applications that profiles fill.
    package let collection: PackIndex<Fact>

    /// Of one of them, the number of the establishment that hosts it, and the name that it has there.
    package let host: PackIndex<Fact>
    package let hostApplication: PackIndex<Fact>

    /// By which names an incident tells what is hit, and all that is then down.
    package let named: PackIndex<Fact>
    package let down: PackIndex<Fact>

    /// What the incident is for whoever uses what is down: each type whose sign isn't refuted at the host.
    package let types: [LikelyType]

    /// What the record of the incident tells for all; the rest is the host's own.
    package let carried: [PackIndex<Fact>]

    /// The fact that names whoever provides what is down.
    package let provider: PackIndex<Fact>?

    /// The fact of the host that others are hit too.
    package let servedHit: PackIndex<Fact>?

    /// The names of one pack.
    package init(
        in collection: PackIndex<Fact>, host: PackIndex<Fact>, hostApplication: PackIndex<Fact>,
        named: PackIndex<Fact>, down: PackIndex<Fact>, types: [LikelyType], carried: [PackIndex<Fact>],
        provider: PackIndex<Fact>?, servedHit: PackIndex<Fact>?
    ) {
        self.collection = collection
        self.host = host
        self.hostApplication = hostApplication
        self.named = named
        self.down = down
        self.types = types
        self.carried = carried
        self.provider = provider
        self.servedHit = servedHit
    }
}
