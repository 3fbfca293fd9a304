package facts

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
)

// Quantity names what a fact counts: the address of a cell, or one of the sums that
// texts speak of and the form has no cell for, named in the manner of addresses
// ("requests.outcome.refused.total", "disputes.litigation.total").
type Quantity string

// Sums that the form has no cell for.
const (
	// Organisations is the new requests of legal persons and organisations of all
	// kinds, individuals left out.
	Organisations = "organisation"
	// ProcessingFee is what was charged for processing requests (信息处理费), in yuan.
	ProcessingFee Quantity = "processing_fee"
	// Disputes is reconsiderations and lawsuits together.
	Disputes Quantity = "disputes.total"
)

// Kind says what the value of a fact is.
type Kind int

const (
	// Number is how many there were.
	Number Kind = iota
	// Share is the share of the whole, in percent.
	Share
	// Growth is by how much it grew against the year before, in percent.
	Growth
	// Difference is by how many it grew against the year before.
	Difference
)

// Bound says how a value is meant.
type Bound int

const (
	// Exactly is a value as it stands.
	Exactly Bound = iota
	// About is a round value (约, 近, 左右).
	About
	// Over is a value that is exceeded (余, 多, 超过).
	Over
)

// Fact is a figure that a text states.
type Fact struct {
	Quantity Quantity
	Kind     Kind
	Value    decimal.Decimal
	// Precision is the weight of the last digit that is written: 1 for 22件, 1000
	// for 1.2万件.
	Precision decimal.Decimal
	Bound     Bound
	// Year is the year that the figure is of.
	Year int
	// Wide tells that the figure is of all organs of a government, not of one
	// office alone.
	Wide bool
	// Loose tells that the wording leaves open whether requests carried over from
	// the year before are counted in.
	Loose bool
	// None tells that the text says there were none, rather than 0.
	None bool
	// Start and End are the byte offsets of the words that state the value within
	// the paragraph, and Sentence those of the sentence.
	Start, End int
	Sentence   [2]int

	part   bool // it stands behind 其中 or in brackets
	timely bool // of what was done in time
}

// String writes the fact as the tests do: requests.new.total=22.
func (f Fact) String() string {
	var b strings.Builder
	b.WriteString(string(f.Quantity))
	switch f.Kind {
	case Share:
		b.WriteString(" share")
	case Growth:
		b.WriteString(" growth")
	case Difference:
		b.WriteString(" difference")
	}
	switch f.Bound {
	case Exactly:
		b.WriteString("=")
	case About:
		b.WriteString("~")
	case Over:
		b.WriteString(">")
	}
	if f.Kind == Share || f.Kind == Growth {
		b.WriteString(f.Value.StringFixed(max(0, -f.Precision.Exponent())) + "%")
	} else {
		b.WriteString(f.Value.String())
	}
	return b.String()
}

// StringIn writes the fact with its year where it is not the given one.
func (f Fact) StringIn(year int) string {
	if f.Year == year {
		return f.String()
	}
	return fmt.Sprintf("%d: %s", f.Year, f)
}
