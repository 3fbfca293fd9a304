package report

import (
	"fmt"

	"github.com/shopspring/decimal"
)

// Value is what a cell of figures holds: a [Count] or an [Amount]. No other type
// implements it.
type Value interface {
	// Blank reports whether the cell was not filled in.
	Blank() bool
	// Decimal returns the number, and false where the cell is blank.
	Decimal() (decimal.Decimal, bool)
	// String returns the figure as it is printed, "" where it is blank.
	String() string

	unit() Unit
}

// Unit is what a cell of figures counts in.
type Unit int

const (
	// Pieces is 件: documents, decisions, requests, cases.
	Pieces Unit = iota
	// TenThousandYuan is 万元.
	TenThousandYuan
)

func (Count) unit() Unit  { return Pieces }
func (Amount) unit() Unit { return TenThousandYuan }

// Label returns the name of the unit.
func (u Unit) Label() Label {
	if u == TenThousandYuan {
		return Label{"万元", "ten thousand yuan"}
	}
	return Label{"件", "pieces"}
}

// ParseValue reads the text of a cell in the unit u: decimal digits, for an amount
// with a decimal point. The empty text is a blank. It cleans nothing: full-width
// digits, spaces and separators are errors.
func ParseValue(u Unit, s string) (Value, error) {
	if u == TenThousandYuan {
		if s == "" {
			return Amount{}, nil
		}
		a, err := ParseAmount(s)
		if err != nil {
			return nil, err
		}
		return a, nil
	}
	if s == "" {
		return Count{}, nil
	}
	c, err := parseCount(s)
	if err != nil {
		return nil, err
	}
	return c, nil
}

// parseCount reads a count written in decimal digits alone.
func parseCount(s string) (Count, error) {
	var n int64
	for i := range len(s) {
		digit := s[i]
		if digit < '0' || digit > '9' {
			return Count{}, fmt.Errorf("%q is not a count: %s", s, notACount(s))
		}
		n = n*10 + int64(digit-'0')
		if n > MaxCount {
			return Count{}, fmt.Errorf("%s is more than %d, the largest count a report may hold", s, int64(MaxCount))
		}
	}
	if s == "" {
		return Count{}, fmt.Errorf("an empty text is not a count")
	}
	return N(n), nil
}

// notACount says why a number is no count, where it is a number.
func notACount(s string) string {
	d, err := decimal.NewFromString(s)
	switch {
	case err != nil:
		return "decimal digits alone are"
	case d.IsNegative():
		return "it is negative"
	case !d.IsInteger():
		return "it is not whole"
	default:
		return "write it in decimal digits alone"
	}
}
