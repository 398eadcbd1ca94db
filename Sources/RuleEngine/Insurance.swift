/// Who insures an establishment against attacks, and by which contract.
package struct Insurance: Hashable, Sendable {
    package let insurer: String?

    /// The number by which the insurer knows the contract.
    package let contract: String?

    package let phone: String?

    /// An insurance as the profile gives it.
    package init(insurer: String?, contract: String?, phone: String?) {
        self.insurer = insurer
        self.contract = contract
        self.phone = phone
    }
}
