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

double round(double number) {
    double whole = __builtin_trunc(number);
    return __builtin_fabs(number - whole) < 0.5 ? whole : whole + __builtin_copysign(1, number);
}

// Whole numbers of any length, the least significant part first: enough for every digit of a double.
enum { PARTS = 128, DIGITS = 400 };
typedef struct {
    unsigned parts[PARTS];
    int count;
} Whole;

static void multiply(Whole *whole, unsigned factor, unsigned added) {
    u64 carry = added;
    for (int place = 0; place < whole->count; place++) {
        carry += (u64)whole->parts[place] * factor;
        whole->parts[place] = (unsigned)carry;
        carry >>= 32;
    }
    if (carry) whole->parts[whole->count++] = (unsigned)carry;
}

static void raise(Whole *whole, unsigned base, int power) {
    while (power-- > 0) multiply(whole, base, 0);
}

static int compare(const Whole *left, const Whole *right) {
    if (left->count != right->count) return left->count < right->count ? -1 : 1;
    for (int place = left->count; place-- > 0;)
        if (left->parts[place] != right->parts[place]) return left->parts[place] < right->parts[place] ? -1 : 1;
    return 0;
}

static double fromBits(u64 bits) {
    double number;
    __builtin_memcpy(&number, &bits, sizeof number);
    return number;
}

// How digits × 10^exponent compare to the middle between a double, given by its bits, and the next greater one.
static int againstMiddle(const Whole *digits, int exponent, u64 bits) {
    int power = (int)(bits >> 52);
    u64 fraction = bits & (((u64)1 << 52) - 1);
    u64 middle = 2 * (power ? fraction | (u64)1 << 52 : fraction) + 1;
    power = (power ? power : 1) - 1076;
    Whole left = *digits, right = {{(unsigned)middle, (unsigned)(middle >> 32)}, middle >> 32 ? 2 : 1};
    if (exponent >= 0) raise(&left, 10, exponent);
    else raise(&right, 10, -exponent);
    if (power >= 0) raise(&right, 2, power);
    else raise(&left, 2, -power);
    return compare(&left, &right);
}

// A decimal number to the nearest double, of two as near to the even one; where it ends, or nothing for another text.
//
// The bits of positive doubles are in the order of the doubles: the right ones are found by halving.
const char *_swift_stdlib_strtod_clocale(const char *text, double *result) {
    Whole digits = {{0}, 0};
    int exponent = 0, count = 0, seen = 0, isFraction = 0, isNegative = *text == '-';
    if (*text == '-' || *text == '+') text++;
    for (;; text++) {
        if (*text == '.' && !isFraction) {
            isFraction = 1;
            continue;
        }
        if (*text < '0' || *text > '9') break;
        seen = 1;
        if (count || *text != '0') {
            if (count < DIGITS) {
                multiply(&digits, 10, (unsigned)(*text - '0'));
                count++;
            } else {
                // Past these a digit only tells on which side of a middle the number is.
                if (*text != '0') digits.parts[0] |= 1;
                exponent++;
            }
        }
        if (isFraction) exponent--;
    }
    if (!seen) return 0;
    if (*text == 'e' || *text == 'E') {
        int power = 0, isBelow = *++text == '-';
        if (*text == '-' || *text == '+') text++;
        if (*text < '0' || *text > '9') return 0;
        for (; *text >= '0' && *text <= '9'; text++)
            if (power < 100000) power = power * 10 + *text - '0';
        exponent += isBelow ? -power : power;
    }
    u64 low = 0, high = (u64)0x7FF << 52;
    if (!count || count + exponent < -330) high = 0;
    else if (count + exponent > 310) low = high;
    while (low < high) {
        u64 half = low + (high - low) / 2;
        int order = againstMiddle(&digits, exponent, half);
        if (order < 0 || (order == 0 && !(half & 1))) high = half;
        else low = half + 1;
    }
    *result = fromBits(low | (u64)isNegative << 63);
    return text;
}
