package import Vocabularies

/// A type of incident that comes to mind before others, and the facts that point to it.
package struct LikelyType: Hashable, Sendable {
    /// A member of the enumeration of the fact bound to `types`.
    package let value: FactValue

    /// Met where what is known is what such an incident does: the type is to be confirmed, never taken for known.
    package let sign: Condition?

    /// A type with what points to it.
    package init(value: FactValue, sign: Condition?) {
        self.value = value
        self.sign = sign
    }
}
