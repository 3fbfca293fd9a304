package bombs

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/render/docx"
	"github.com/govdisclosure/annualreport/render/markdown"
	"github.com/govdisclosure/annualreport/render/ofd"
	"github.com/govdisclosure/annualreport/render/pdf"
	"github.com/govdisclosure/annualreport/report"
)

// format is a sort of file that samples are made of.
type format struct {
	name   string
	sample func(*report.Report) ([]byte, error)
	// texts calls f with each text in a file that is worth changing, and puts together
	// the file with what it returns; nil means that the file is one text.
	texts func(data []byte, f func([]byte) []byte) ([]byte, error)
	// part is what such a text consists of.
	part *regexp.Regexp
}

// formats are the formats of the module. A new one joins by a line.
var formats = []format{
	{"docx", rendered(docx.Renderer{}.Render), packedTexts, xmlPart},
	{"pdf", rendered(pdf.Renderer{}.Render), nil, regexp.MustCompile(`[0-9]+ 0 obj|<<[^<>]{1,200}>>|\[[^\[\]]{1,200}\]|[0-9]+ 0 R|-?[0-9.]+`)},
	{"ofd", rendered(ofd.Renderer{}.Render), packedTexts, xmlPart},
	{"markdown", rendered(markdown.Renderer{}.Render), nil, regexp.MustCompile(`(?m)^.*\n|\|[^|\n]*|[*_#>-]+|[0-9]+`)},
	{"html", rendered(markdown.Renderer{Tables: markdown.HTMLTables}.Render), nil, xmlPart},
	{"json", func(r *report.Report) ([]byte, error) {
		var b bytes.Buffer
		err := report.WriteJSON(&b, r)
		return b.Bytes(), err
	}, nil, regexp.MustCompile(`"[^"]{0,200}"(?::)?|[\[{][^\[\]{}]{0,200}[\]}]|[0-9]+`)},
}

var xmlPart = regexp.MustCompile(`<[^<>/]{1,200}>|</[^<>]{1,50}>|[0-9]+|[^<>]{1,100}`)

func rendered(render func(io.Writer, *report.Report) error) func(*report.Report) ([]byte, error) {
	return func(r *report.Report) ([]byte, error) {
		var b bytes.Buffer
		err := render(&b, r)
		return b.Bytes(), err
	}
}

// packedTexts changes the entries of a package.
func packedTexts(data []byte, f func([]byte) []byte) ([]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, entry := range z.File {
		r, err := entry.Open()
		if err != nil {
			return nil, err
		}
		text, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		out, err := w.Create(entry.Name)
		if err != nil {
			return nil, err
		}
		if _, err := out.Write(f(text)); err != nil {
			return nil, err
		}
	}
	return b.Bytes(), w.Close()
}

// largest is how large a changed text grows.
const largest = 8 << 20 / scale

// change changes the structure of a text in one of a few ways: a part of it comes again
// and again, or in itself, or is a huge number.
func change(rng *rand.Rand, part *regexp.Regexp, text []byte) []byte {
	at := part.FindAllIndex(text, -1)
	if len(at) == 0 {
		return text
	}
	from := rng.IntN(len(at))
	to := min(len(at), from+1+rng.IntN(1+rng.IntN(40)))
	begin, end := at[from][0], at[to-1][1]
	piece := text[begin:end]
	var middle []byte
	switch n := 1 + rng.IntN(1+largest/len(piece)); rng.IntN(4) {
	case 0: // it comes again
		middle = bytes.Repeat(piece, n)
	case 1: // it begins again and again, and ends so
		half := piece[:len(piece)/2+1]
		middle = append(bytes.Repeat(half, n/2), bytes.Repeat(piece[len(piece)/2:], n/2)...)
	case 2: // all that follows comes again inside of it
		n = min(n, 1+largest/(len(text)-begin))
		middle = bytes.Repeat(text[begin:], min(n, 1+rng.IntN(300)))
	default: // its numbers are huge
		huge := []string{"0", "-1", "65535", "2147483648", "9223372036854775807", "99999999999999999999", "1e308", ".000000000001"}
		middle = number.ReplaceAll(piece, []byte(huge[rng.IntN(len(huge))]))
	}
	return bytes.Join([][]byte{text[:begin], middle, text[end:]}, nil)
}

var number = regexp.MustCompile(`[0-9]+(?:\.[0-9]+)?`)

// TestMutations changes the structure of a sample of each format, always in the same ways.
func TestMutations(t *testing.T) {
	r, err := report.Open("../../testdata/reports/zibo-guodong-2024.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range formats {
		sample, err := f.sample(r)
		if err != nil {
			t.Fatal(f.name, err)
		}
		for seed := range mutations {
			t.Run(fmt.Sprint(f.name, " ", seed), func(t *testing.T) {
				try(t, bomb{make: func() []byte { return mutated(t, f, sample, uint64(seed)) }})
			})
		}
	}
}

func mutated(t *testing.T, f format, sample []byte, seed uint64) []byte {
	rng := rand.New(rand.NewPCG(seed, uint64(len(f.name))))
	one := func(text []byte) []byte { return change(rng, f.part, text) }
	if f.texts == nil {
		return one(sample)
	}
	data, err := f.texts(sample, func(text []byte) []byte {
		if !strings.HasPrefix(string(text), "<") || rng.IntN(3) > 0 {
			return text
		}
		return one(text)
	})
	if err != nil {
		t.Fatal(err)
	}
	return data
}
