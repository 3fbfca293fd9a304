package parse

import "unicode/utf8"

// maxLabel is the longest text, in characters, that is compared with a label: the
// longest label of a form and as much again.
const maxLabel = 96

// similarity returns how alike two texts are, from 0 to 1: one less the edits that
// turn one into the other, by the length of the longer. It returns 0 where that is
// sure to be less than least.
func similarity(a, b string, least float64) float64 {
	if a == b {
		return 1
	}
	n, m := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	if n > m {
		a, b, n, m = b, a, m, n
	}
	if n == 0 || m > maxLabel || float64(n) < least*float64(m) {
		return 0
	}
	x, y := []rune(a), []rune(b)
	if common(x, y) < int(least*float64(m)) {
		return 0
	}
	var rows [2][maxLabel + 1]int
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

// common counts the characters of x that y has too; an upper bound of what two
// texts can share in order.
func common(x, y []rune) int {
	n := 0
	var used [maxLabel]bool
	for _, c := range x {
		for j, d := range y {
			if c == d && !used[j] {
				used[j] = true
				n++
				break
			}
		}
	}
	return n
}
