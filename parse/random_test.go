package parse_test

import (
	"archive/zip"
	"bytes"
	"image"
	"image/color"
	imagepng "image/png"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/govdisclosure/annualreport/report"
)

// random makes a report of everything that a report may hold, in these characters and
// with figures up to most.
func random(seed uint64, characters []rune, most int64) *report.Report {
	g := newGenerator(seed, characters, most)
	r := &report.Report{
		Office: g.line(1, 12), Year: 2008 + g.IntN(90), Kind: report.Kind(g.IntN(3)),
	}
	if g.IntN(2) == 0 {
		r.Published = report.Date{Year: r.Year + 1, Month: 1, Day: 1 + g.IntN(31)}
	}
	if g.IntN(3) == 0 {
		r.Contact = report.Contact{Address: g.line(1, 10), Phone: "000-0000", Email: g.line(1, 5) + "@example.org"}
	}
	f := r.Edition()
	for _, key := range f.TextKeys() {
		if err := r.SetText(key, g.text()); err != nil {
			panic(err)
		}
	}
	for _, figure := range f.Figures() {
		g.figure(r, &figure)
	}
	if g.IntN(3) == 0 {
		r.Stated.Title = g.line(1, 30)
	}
	if g.IntN(3) == 0 {
		for _, s := range f.Sections() {
			r.Stated.Headings = append(r.Stated.Headings, report.StatedHeading{Section: s.Key, Text: g.line(1, 20)})
		}
	}
	return r
}

func newGenerator(seed uint64, characters []rune, most int64) *generator {
	return &generator{rand.New(rand.NewPCG(seed, 6)), characters, most}
}

type generator struct {
	*rand.Rand
	characters []rune
	most       int64
}

func (g *generator) figure(r *report.Report, f *report.Figure) {
	state := func(s string) {
		if r.Stated.Figures == nil {
			r.Stated.Figures = map[report.Address]string{}
		}
		r.Stated.Figures[f.Address] = s
	}
	odd := []string{"/", "无", "—", "12件", "１２", "1,234", "见附件", "0.5", "-1", g.line(1, 4)}
	if !f.Free() {
		switch g.IntN(6) {
		case 0:
			state("")
		case 1:
			state(odd[g.IntN(len(odd))])
		case 2:
			state(report.N(g.Int64N(1000)).String())
		}
		return
	}
	var v report.Value
	switch k := g.IntN(12); {
	case k == 0: // blank
		return
	case k == 1:
		state(odd[g.IntN(len(odd))])
		return
	case f.Unit == report.TenThousandYuan:
		v = report.AmountOf(decimal.New(g.Int64N(100000), -int32(g.IntN(3))))
	case k < 7:
		v = report.N(0)
	default:
		v = report.N(g.Int64N([]int64{10, 1000, g.most + 1}[g.IntN(3)]))
	}
	if err := r.Set(f.Address, v); err != nil {
		panic(err)
	}
}

func (g *generator) text() report.Text {
	var t report.Text
	for range g.IntN(6) {
		switch g.IntN(12) {
		case 0:
			t = append(t, g.table())
		case 1:
			p := &report.Picture{Data: png(uint8(g.IntN(256))), Alt: g.line(1, 8)}
			if g.IntN(2) == 0 {
				p.Caption = g.line(1, 8)
			}
			t = append(t, p)
		case 2:
			t = append(t, report.Paragraph{{Text: []string{"（一）", "（二）", "1.", "2.", "（1）"}[g.IntN(5)] + g.line(1, 12)}})
		case 3:
			// A paragraph that looks like something else.
			like := []string{"一、总体情况", "1. 第一", "- 项", "# 号", "版权所有：某某", "打印", "规章", "0", "| a | b |", "```", "    四格", "2024年政府信息公开工作年度报告", "<!-- x -->", "&amp;", "\\*", "结果维持", "===", "---", "　　缩进", "尾部  "}
			t = append(t, report.Paragraph{{Text: like[g.IntN(len(like))]}})
		default:
			var p report.Paragraph
			bold := g.IntN(4) == 0
			for range 1 + g.IntN(3) {
				p = append(p, report.Run{Text: g.line(1, 40), Bold: bold})
				bold = !bold
			}
			t = append(t, p)
		}
	}
	return t
}

func (g *generator) table() *report.TextTable {
	t := &report.TextTable{HeaderRows: g.IntN(3)}
	if g.IntN(2) == 0 {
		t.Caption = g.line(1, 10)
	}
	columns := 1 + g.IntN(4)
	for range 2 + g.IntN(3) {
		var row []string
		for range columns {
			row = append(row, g.line(0, 6))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// printable are characters of the texts of reports, and all that means something to
// one of the formats; anyCharacter besides one that few faces of type have.
var anyCharacter = append([]rune("𠮷"), printable...)

var printable = []rune("公开政府信息工作情况年度报告二〇二四一件のＡAbcz0123456789０，。、；：？！“”‘’（）《》〈〉〔〕【】—…·～〖〗 " +
	"!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ \u3000\u00a0\t×÷§°±①⑴㈠Ⅰⅰ℃％＃＆＊☆★○●◎◇◆□■△▲→←↑↓")

// line makes a text of from n to m characters without white space at its ends.
func (g *generator) line(n, m int) string {
	for {
		var b strings.Builder
		for range n + g.IntN(m-n+1) {
			b.WriteRune(g.characters[g.IntN(len(g.characters))])
		}
		if s := strings.TrimSpace(b.String()); s == b.String() && (s != "" || n == 0) {
			return s
		}
	}
}

// png is a small picture of one shade.
func png(shade uint8) []byte {
	img := image.NewGray(image.Rect(0, 0, 3, 2))
	img.SetGray(1, 1, color.Gray{Y: shade})
	var b bytes.Buffer
	if err := imagepng.Encode(&b, img); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// rezip changes parts of a packed file.
func rezip(t testing.TB, file []byte, change map[string]func([]byte) []byte) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if c := change[f.Name]; c != nil {
			data = c(data)
		}
		w, err := out.Create(f.Name)
		if err == nil {
			_, err = w.Write(data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
