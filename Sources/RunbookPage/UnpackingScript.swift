/// The part of the script that unpacks what the page carries: `unpack(text)` gives the bytes that ``lzma(_:)`` packed and the page wrote as
/// text, or throws.
///
/// It reads what the module of ``LZMACoder`` writes, whose tables begin at the same places, and no other form of the format.
let unpackingScript = #"""
    const unpack = text => {
      // Thirteen bits in two of 91 characters.
      const packed = new Uint8Array(text.length / 16 * 13);
      const value = place => { const code = text.charCodeAt(place); return code - (code > 60 ? 36 : 35); };
      for (let place = 0, filled = 0, held = 0, count = 0; place + 1 < text.length; place += 2) {
        held |= (value(place) * 91 + value(place + 1)) << count;
        for (count += 13; count >= 8; count -= 8, held >>= 8) packed[filled++] = held;
      }
      const chances = new Uint16Array(1020 + 8 * 0x300).fill(1024), recent = [0, 0, 0, 0];
      let next = 14, range = 2 ** 32 - 1, code = 0, state = 0, bytes = new Uint8Array(1 << 20), filled = 0;
      const read = () => {
        if (next >= packed.length) throw new Error();
        code = code * 256 + packed[next++];
      };
      const put = byte => {
        if (filled === bytes.length) {
          const longer = new Uint8Array(2 * filled);
          longer.set(bytes);
          bytes = longer;
        }
        bytes[filled++] = byte;
      };
      if (packed[0] !== 3) throw new Error();
      for (let count = 0; count < 4; count++) read();
      const bit = place => {
        const chance = chances[place], bound = (range >>> 11) * chance, isOne = code >= bound;
        if (isOne) { range -= bound; code -= bound; } else range = bound;
        chances[place] = isOne ? chance - (chance >> 5) : chance + (2048 - chance >> 5);
        if (range < 16777216) { range *= 256; read(); }
        return isOne ? 1 : 0;
      };
      const tree = (place, count) => {
        let node = 1;
        for (let shift = 0; shift < count; shift++) node = node << 1 | bit(place + node);
        return node - (1 << count);
      };
      const reverse = (place, count) => {
        let node = 1, number = 0;
        for (let shift = 0; shift < count; shift++) {
          const one = bit(place + node);
          node = node << 1 | one;
          number |= one << shift;
        }
        return number;
      };
      const even = count => {
        let number = 0;
        for (; count > 0; count--) {
          range = Math.floor(range / 2);
          const isOne = code >= range;
          if (isOne) code -= range;
          if (range < 16777216) { range *= 256; read(); }
          number = number * 2 + isOne;
        }
        return number;
      };
      const length = place => !bit(place) ? 2 + tree(place + 2, 3)
        : !bit(place + 1) ? 10 + tree(place + 10, 3) : 18 + tree(place + 18, 8);
      for (;;) {
        if (!bit(state)) {
          const table = 1020 + 0x300 * (filled ? bytes[filled - 1] >> 5 : 0);
          let symbol = 1;
          if (state >= 7) for (let expected = bytes[filled - recent[0] - 1]; symbol < 256; expected <<= 1) {
            const other = expected >> 7 & 1, one = bit(table + (1 + other << 8) + symbol);
            symbol = symbol << 1 | one;
            if (one !== other) break;
          }
          while (symbol < 256) symbol = symbol << 1 | bit(table + symbol);
          put(symbol & 255);
          state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
          continue;
        }
        let count = 1;
        if (bit(12 + state)) {
          let older = 0;
          while (older < 3 && bit(24 + 12 * older + state)) older++;
          recent.unshift(recent.splice(older, 1)[0]);
          if (!older && !bit(60 + state)) state = state < 7 ? 9 : 11;
          else {
            count = length(746);
            state = state < 7 ? 8 : 11;
          }
        } else {
          count = length(472);
          const slot = tree(72 + 64 * Math.min(count - 2, 3), 6), low = (slot >> 1) - 1;
          let distance = slot;
          if (slot >= 4) {
            distance = (2 + slot % 2) * 2 ** low;
            distance += slot < 14 ? reverse(328 + distance - slot, low) : even(low - 4) * 16 + reverse(456, 4);
          }
          if (distance === 2 ** 32 - 1) return bytes.subarray(0, filled);
          recent.unshift(distance);
          recent.pop();
          state = state < 7 ? 7 : 10;
        }
        if (recent[0] >= filled) throw new Error();
        for (; count > 0; count--) put(bytes[filled - recent[0] - 1]);
      }
    };

    """#
