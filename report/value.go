package report

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/govdisclosure/annualreport/internal/message"
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

// Parse reads the text of the cell as [ParseValue] does, and where the figure may be
// negative a minus before the digits too. A plus is an error: it is not how a figure is
// written, though it may be read (see [Figure.Read]).
func (f *Figure) Parse(s string) (Value, error) {
	digits, minus := strings.CutPrefix(s, "-")
	if !minus || !f.Signed {
		return ParseValue(f.Unit, s)
	}
	v, err := ParseValue(f.Unit, digits)
	switch {
	case err != nil:
		return nil, message.Errorf("report.minus", err)
	case v.Blank():
		return nil, message.Errorf("report.minus_alone", s)
	}
	return negated(v), nil
}

// Read reads the text of the cell as it may stand in a published report: as Parse does,
// and where the figure may be negative with a plus before the digits (+2).
func (f *Figure) Read(s string) (Value, error) {
	if digits, plus := strings.CutPrefix(s, "+"); plus && f.Signed && digits != "" {
		return ParseValue(f.Unit, digits)
	}
	return f.Parse(s)
}

// negated returns the value with the other sign.
func negated(v Value) Value {
	switch v := v.(type) {
	case Count:
		v.n = -v.n
		return v
	case Amount:
		v.d = v.d.Neg()
		return v
	}
	return v
}

// parseCount reads a count written in decimal digits alone.
func parseCount(s string) (Count, error) {
	var n int64
	for i := range len(s) {
		digit := s[i]
		if digit < '0' || digit > '9' {
			return Count{}, message.Errorf("report.count", s, notACount(s))
		}
		n = n*10 + int64(digit-'0')
		if n > MaxCount {
			return Count{}, message.Errorf("report.count_large", s, int64(MaxCount))
		}
	}
	if s == "" {
		return Count{}, message.Errorf("report.count_empty")
	}
	return N(n), nil
}

// notACount says why a number is no count, where it is a number.
func notACount(s string) Label {
	d, err := decimal.NewFromString(s)
	switch {
	case err != nil:
		return Label{"只能用数字书写", "decimal digits alone are"}
	case d.IsNegative():
		return Label{"是负数", "it is negative"}
	case !d.IsInteger():
		return Label{"不是整数", "it is not whole"}
	default:
		return Label{"请只用数字书写", "write it in decimal digits alone"}
	}
}
