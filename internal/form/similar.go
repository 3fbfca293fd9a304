package form

import (
	"math/bits"
	"unicode/utf8"
)

// MaxLabel is the longest text, in characters, that is compared with a label: the
// longest label of a form and as much again.
const MaxLabel = 96

// Similarity returns how alike two texts are, from 0 to 1: one less the edits that
// turn one into the other, by the length of the longer. It returns 0 where that is
// sure to be less than least.
func Similarity(a, b string, least float64) float64 {
	if a == b {
		return 1
	}
	n, m := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	if n > m {
		a, b, n, m = b, a, m, n
	}
	if n == 0 || m > MaxLabel || float64(n) < least*float64(m) {
		return 0
	}
	// Each character that one has and the other has not takes an edit.
	edits := int((1 - least) * float64(m))
	in, out := mask(a), mask(b)
	if bits.OnesCount64(in&^out) > edits || bits.OnesCount64(out&^in) > edits {
		return 0
	}
	x, y := []rune(a), []rune(b)
	var rows [2][MaxLabel + 1]int
	for j := range m + 1 {
		rows[0][j] = j
	}
	for i := 1; i <= n; i++ {
		last, this := &rows[(i-1)%2], &rows[i%2]
		this[0] = i
		for j := 1; j <= m; j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			this[j] = min(last[j]+1, this[j-1]+1, last[j-1]+cost)
		}
	}
	return 1 - float64(rows[n%2][m])/float64(m)
}

// mask has a bit for each character of a text; different characters may share one.
func mask(s string) uint64 {
	var m uint64
	for _, c := range s {
		m |= 1 << (uint32(c) * 0x9E3779B1 >> 26)
	}
	return m
}
