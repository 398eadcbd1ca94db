// What Embedded Swift expects of a C library, for a machine that has none.
typedef __SIZE_TYPE__ size_t;
typedef unsigned long long u64;

extern unsigned char __heap_base;

// Blocks are powers of two; a freed one waits in the list of its size. A header of 16 bytes keeps what follows aligned.
typedef struct Block {
    struct Block *next;
    unsigned order;
    unsigned padding[2];
} Block;

static Block *freed[32];
static size_t top;

static Block *fresh(unsigned order) {
    if (top == 0) top = ((size_t)&__heap_base + 15) & ~(size_t)15;
    size_t end = top + ((size_t)1 << order);
    size_t held = (size_t)__builtin_wasm_memory_size(0) << 16;
    if (end < top) return 0;
    if (end > held && __builtin_wasm_memory_grow(0, ((end - held) >> 16) + 1) == (size_t)-1) return 0;
    Block *block = (Block *)top;
    block->order = order;
    top = end;
    return block;
}

int posix_memalign(void **result, size_t alignment, size_t size) {
    unsigned order = 5;
    while (order < 31 && ((size_t)1 << order) < size + sizeof(Block)) order++;
    if (alignment > sizeof(Block) || size > ((size_t)1 << order) - sizeof(Block)) return 12;
    Block *block = freed[order];
    if (block) freed[order] = block->next;
    else block = fresh(order);
    if (!block) return 12;
    *result = block + 1;
    return 0;
}

void free(void *pointer) {
    if (!pointer) return;
    Block *block = (Block *)pointer - 1;
    block->next = freed[block->order];
    freed[block->order] = block;
}

void *memcpy(void *to, const void *from, size_t count) {
    unsigned char *left = to;
    const unsigned char *right = from;
    while (count--) *left++ = *right++;
    return to;
}

void *memmove(void *to, const void *from, size_t count) {
    if (to <= from) return memcpy(to, from, count);
    unsigned char *left = to;
    const unsigned char *right = from;
    while (count--) left[count] = right[count];
    return to;
}

void *memset(void *to, int value, size_t count) {
    unsigned char *left = to;
    while (count--) *left++ = (unsigned char)value;
    return to;
}

int memcmp(const void *first, const void *second, size_t count) {
    const unsigned char *left = first, *right = second;
    for (; count; count--, left++, right++)
        if (*left != *right) return *left - *right;
    return 0;
}

// Seeds Swift's hashing. The order of a hash table must never show, so a fixed seed is as good as any.
void arc4random_buf(void *to, size_t count) { memset(to, 0x5A, count); }

int putchar(int character) { return character; }

// 64 × 64 bits by halves: the compiler would turn a plain 128-bit product into a call of this very function.
__int128 __multi3(__int128 left, __int128 right) {
    u64 a = (u64)left, b = (u64)right;
    u64 low = (a & 0xFFFFFFFF) * (b & 0xFFFFFFFF);
    u64 first = (a >> 32) * (b & 0xFFFFFFFF) + (low >> 32);
    u64 second = (a & 0xFFFFFFFF) * (b >> 32) + (first & 0xFFFFFFFF);
    u64 high = (a >> 32) * (b >> 32) + (first >> 32) + (second >> 32);
    high += (u64)((unsigned __int128)left >> 64) * b + a * (u64)((unsigned __int128)right >> 64);
    return (__int128)((unsigned __int128)high << 64 | (second << 32 | (low & 0xFFFFFFFF)));
}
