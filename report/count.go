package report

import (
	"strconv"

	"github.com/shopspring/decimal"
)

// MaxCount is the largest count a report may hold, 2^53: the largest up to which
// every program that reads JSON numbers keeps each whole number apart.
const MaxCount = 1 << 53

// Count is a whole number of documents, decisions, requests or cases (件), or
// blank: not filled in. The zero Count is blank, which is not the same as 0.
type Count struct {
	n      int64
	filled bool
}

// N returns the count n.
func N(n int64) Count { return Count{n: n, filled: true} }

// Int returns the number, and false where the count is blank.
func (c Count) Int() (n int64, ok bool) { return c.n, c.filled }

// Blank reports whether the count was not filled in.
func (c Count) Blank() bool { return !c.filled }

// IsZero reports whether the count was not filled in, so that a field marked omitzero
// leaves out what is blank, and not a 0.
func (c Count) IsZero() bool { return !c.filled }

// Equal reports whether both are blank or both the same number.
func (c Count) Equal(d Count) bool { return c == d }

// String returns the number in decimal digits, and "" where the count is blank.
func (c Count) String() string {
	if !c.filled {
		return ""
	}
	return strconv.FormatInt(c.n, 10)
}

// Decimal returns the number, and false where the count is blank.
func (c Count) Decimal() (d decimal.Decimal, ok bool) {
	return decimal.NewFromInt(c.n), c.filled
}

// addCounts returns the sum, blank as soon as one part is: what was not filled in
// is not known, and so its total is not known either.
func addCounts(parts ...Count) Count {
	var sum int64
	for _, c := range parts {
		if !c.filled {
			return Count{}
		}
		sum += c.n
	}
	return N(sum)
}
