package pdfread

import (
	"cmp"
	"slices"
	"unicode/utf16"
)

// cmap maps the codes of a font to characters or to the numbers of its glyphs (ISO
// 32000-1 clauses 9.7.5 and 9.10.3).
type cmap struct {
	spaces  []codeSpace       // of codes
	text    map[uint32]string // to characters
	texts   []codes[[]uint16] // to characters whose last unit counts up
	numbers []codes[int]      // to numbers that count up
}

// codeSpace is a range of codes of one length in bytes.
type codeSpace struct {
	bytes     int
	low, high uint32
}

// length returns how many bytes the first code of a string has: those of the first
// range in which it is, and as many as the shortest code where it is in none.
func (m *cmap) length(s string) int {
	if len(m.spaces) == 0 {
		return twoBytes(s)
	}
	shortest := len(s)
	var code uint32
	for n := 1; n <= min(len(s), longestCode); n++ {
		code = code<<8 | uint32(s[n-1])
		for _, c := range m.spaces {
			if c.bytes == n && c.holds(code) {
				return n
			}
			shortest = min(shortest, c.bytes)
		}
	}
	return shortest
}

// longestCode is the number of bytes of the longest code.
const longestCode = 4

// holds reports whether every byte of a code lies between those of the range.
func (c *codeSpace) holds(code uint32) bool {
	for shift := 0; shift < 8*c.bytes; shift += 8 {
		if b := byte(code >> shift); b < byte(c.low>>shift) || b > byte(c.high>>shift) {
			return false
		}
	}
	return true
}

// codes are the codes from low to high, and what the first of them stands for.
type codes[T any] struct {
	low, high uint32
	first     T
}

// find returns the range in which a code is. The ranges are in order.
func find[T any](all []codes[T], code uint32) *codes[T] {
	i, found := slices.BinarySearchFunc(all, code, func(c codes[T], code uint32) int { return cmp.Compare(c.low, code) })
	if !found {
		i--
	}
	if i < 0 || all[i].high < code {
		return nil
	}
	return &all[i]
}

func inOrder[T any](all []codes[T]) {
	slices.SortStableFunc(all, func(a, b codes[T]) int { return cmp.Compare(a.low, b.low) })
}

// mostSpaces bounds how many ranges are asked for every code.
const mostSpaces = 100

// mostValues bounds what may stand before an operator.
const mostValues = 1 << 16

// readCMap reads a CMap. Of those that it builds upon, the files that every viewer
// has, nothing is known here.
func readCMap(data []byte, b charger) (*cmap, error) {
	m := &cmap{text: map[uint32]string{}}
	l := &lexer{b: b, data: data, keeps: true}
	var last []any // the values since the last operator
	for {
		v := l.value(0)
		if v == nil && l.at >= len(l.data) || l.err != nil {
			inOrder(m.texts)
			inOrder(m.numbers)
			return m, l.err
		}
		op, is := v.(keyword)
		if !is {
			if len(last) < mostValues {
				last = append(last, v)
			}
			continue
		}
		if err := b.Block(); err != nil {
			return nil, err
		}
		m.take(string(op), last)
		last = last[:0]
	}
}

// take takes what an operator ends.
func (m *cmap) take(op string, v []any) {
	switch op {
	case "endcodespacerange":
		for ; len(v) >= 2; v = v[2:] {
			low, ok := code(v[0])
			high, ok2 := code(v[1])
			if s, _ := v[0].(string); ok && ok2 && len(m.spaces) < mostSpaces {
				m.spaces = append(m.spaces, codeSpace{len(s), low, high})
			}
		}
	case "endbfchar":
		for ; len(v) >= 2; v = v[2:] {
			code, ok := code(v[0])
			text, ok2 := v[1].(string)
			if ok && ok2 {
				m.text[code] = utf16Text(text)
			}
		}
	case "endbfrange":
		for ; len(v) >= 3; v = v[3:] {
			low, ok := code(v[0])
			high, ok2 := code(v[1])
			if !ok || !ok2 || high < low {
				continue
			}
			switch to := v[2].(type) {
			case string:
				if u := units(to); len(u) > 0 {
					m.texts = append(m.texts, codes[[]uint16]{low, high, u})
				}
			case []any:
				for i := 0; i < len(to) && low+uint32(i) <= high; i++ {
					if s, ok := to[i].(string); ok {
						m.text[low+uint32(i)] = utf16Text(s)
					}
				}
			}
		}
	case "endcidchar":
		for ; len(v) >= 2; v = v[2:] {
			code, ok := code(v[0])
			if n, ok2 := v[1].(int); ok && ok2 {
				m.numbers = append(m.numbers, codes[int]{code, code, n})
			}
		}
	case "endcidrange":
		for ; len(v) >= 3; v = v[3:] {
			low, ok := code(v[0])
			high, ok2 := code(v[1])
			if n, ok3 := v[2].(int); ok && ok2 && ok3 && high >= low {
				m.numbers = append(m.numbers, codes[int]{low, high, n})
			}
		}
	}
}

// longestText is how many units of UTF-16 a code may stand for: a ligature has a few. More
// are not what the page shows.
const longestText = 32

// character returns the characters of a code.
func (m *cmap) character(code uint32) (string, bool) {
	if s, ok := m.text[code]; ok {
		return s, len(s) <= 4*longestText
	}
	if r := find(m.texts, code); r != nil {
		if len(r.first) > longestText {
			return "", false
		}
		u := slices.Clone(r.first)
		u[len(u)-1] += uint16(code - r.low)
		return string(utf16.Decode(u)), true
	}
	return "", false
}

// number returns the number of the glyph of a code, 0 where there is none.
func (m *cmap) number(code uint32) uint32 {
	if r := find(m.numbers, code); r != nil {
		return uint32(r.first) + code - r.low
	}
	return 0
}

// code returns the number that a string of up to four bytes is.
func code(v any) (uint32, bool) {
	s, ok := v.(string)
	if !ok || s == "" || len(s) > 4 {
		return 0, false
	}
	var n uint32
	for i := range len(s) {
		n = n<<8 | uint32(s[i])
	}
	return n, true
}

// units returns the units of UTF-16 with the high byte first.
func units(s string) []uint16 {
	var u []uint16
	for i := 0; i+1 < len(s); i += 2 {
		u = append(u, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return u
}

func utf16Text(s string) string { return string(utf16.Decode(units(s))) }
