package form

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"github.com/govdisclosure/annualreport/internal/han"
)

// Wording is a text as it is compared with a label: folded, in the form's own words where
// an office writes others for them.
type Wording struct {
	han.Folded
	// Varied is set where other words than the form's stood for the whole label.
	Varied bool
}

// WordingOf returns what a text says.
func WordingOf(text string) Wording {
	f := han.Fold(text)
	v := variants()
	w := Wording{Folded: han.Folded{Full: v.words.Replace(f.Full), Core: v.words.Replace(f.Core), Number: f.Number}}
	if label, ok := v.labels[w.Core]; ok {
		w.Full = strings.TrimSuffix(w.Full, w.Core) + label
		w.Core, w.Varied = label, true
	}
	return w
}

// Is reports whether a text says a label: in its words or in others that stand for them,
// under its number or without one. What merely resembles a label is not it.
func (w Wording) Is(label Wording) bool {
	return w.Full == label.Full || w.Core == label.Core && w.Core != "" && w.Number == ""
}

// Variant is a line of the table of variants.
type Variant struct {
	Written, Label string
	// Whole is set where it stands for a whole label.
	Whole bool
}

// Variants returns the table, in its order.
func Variants() []Variant { return append([]Variant(nil), variants().all...) }

//go:embed variants.txt
var variantLines string

type variantTable struct {
	all    []Variant
	words  *strings.Replacer
	labels map[string]string
}

var variants = sync.OnceValue(func() variantTable {
	t := variantTable{labels: map[string]string{}}
	var words []string
	for line := range strings.Lines(variantLines) {
		line, _, _ = strings.Cut(line, "#")
		fields := strings.Fields(line)
		if len(fields) == 0 {
			continue
		}
		if len(fields) != 3 || fields[0] != "word" && fields[0] != "label" {
			panic(fmt.Sprintf("variants.txt: %q", line)) // the table is compiled in; a test reads it
		}
		v := Variant{Written: fields[1], Label: fields[2], Whole: fields[0] == "label"}
		t.all = append(t.all, v)
		if v.Whole {
			t.labels[v.Written] = v.Label
		} else {
			words = append(words, v.Written, v.Label)
		}
	}
	t.words = strings.NewReplacer(words...)
	return t
})
