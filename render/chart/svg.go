package chart

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/report"
)

// What a drawing measures, in its own units, which are pixels where it is not scaled.
const (
	drawingWidth = 420 // so that a phone need not make the type much smaller
	margin       = 12
	labelWidth   = 150 // of the column of labels
	barsAt       = margin + labelWidth + 10
	digitWidth   = 9 // of the figure behind a bar
	barHeight    = 20
	barGap       = 10
	titleSize    = 16
	textSize     = 15
	lineHeight   = 1.4
)

// Colours are told apart from white by 4.5 to 1 at least.
const (
	ink   = "#1c1c1c"
	blue  = "#2b6cb0"
	faint = "#6b6b6b"
)

// The family names are tried one after the other; the first is that of free systems.
const family = "'Noto Sans CJK SC','Noto Sans SC','Microsoft YaHei','PingFang SC',SimHei,sans-serif"

// WriteSVG writes a chart as an SVG file. A chart without bars shows its words.
func (c *Chart) WriteSVG(w io.Writer) error {
	b, err := c.AppendSVG(nil, true)
	if err != nil {
		return err
	}
	return writeAll(w, append(b, '\n'))
}

// AppendSVG appends a chart as an element svg. One for a file of its own says what it is
// (its namespace) and stands on white; one in a page takes the colours of the classes
// chart-text, chart-bar and chart-line.
func (c *Chart) AppendSVG(b []byte, file bool) ([]byte, error) {
	d := drawing{b: bytes.NewBuffer(b)}
	height := c.height()
	d.begin("chart-"+c.Key, c.Title, c.Words, height, file)
	d.chart(c, 0)
	d.b.WriteString("</svg>")
	return d.b.Bytes(), d.err
}

// drawing is SVG while it is written.
type drawing struct {
	b   *bytes.Buffer
	err error // the first
}

func (d *drawing) begin(id, title, words string, height int, file bool) {
	d.b.WriteString("<svg")
	if file {
		d.b.WriteString(` xmlns="http://www.w3.org/2000/svg"`)
	}
	fmt.Fprintf(d.b, ` width="%d" height="%d" viewBox="0 0 %d %d" role="img" aria-labelledby="%s-title %s-words" font-family="%s">`, drawingWidth, height, drawingWidth, height, id, id, family)
	d.b.WriteString(`<title id="` + id + `-title">`)
	d.escape(title)
	d.b.WriteString(`</title><desc id="` + id + `-words">`)
	d.escape(words)
	d.b.WriteString("</desc>\n")
	if file {
		fmt.Fprintf(d.b, `<rect width="%d" height="%d" fill="#fff"/>`+"\n", drawingWidth, height)
	}
}

// lines are the labels of a chart, broken where they are too long.
func labelLines(label string) []string { return wrap(label, 2*labelWidth/textSize) }

func titleLines(title string) []string { return wrap(title, 2*(drawingWidth-2*margin)/titleSize) }

func wordLines(words string) []string { return wrap(words, 2*(drawingWidth-2*margin)/textSize) }

// rowHeight is how high a bar is with its label.
func rowHeight(lines int) int {
	return max(barHeight, int(float64(lines)*textSize*lineHeight)) + barGap
}

func linesHeight(n, size int) int { return int(float64(n*size) * lineHeight) }

// height returns how high a chart is.
func (c *Chart) height() int {
	h := margin + linesHeight(len(titleLines(c.Title)), titleSize) + barGap
	if len(c.Groups) == 0 {
		return h + linesHeight(len(wordLines(c.Words)), textSize) + margin
	}
	for _, g := range c.Groups {
		if g.Label != "" {
			h += linesHeight(len(wordLines(g.Label)), textSize) + barGap
		}
		for _, b := range g.Bars {
			h += rowHeight(len(labelLines(b.Label)))
		}
	}
	return h + margin
}

// chart draws a chart from a height down.
func (d *drawing) chart(c *Chart, y int) {
	y += margin
	y = d.paragraph(titleLines(c.Title), margin, y, titleSize, ` font-weight="bold"`) + barGap
	if len(c.Groups) == 0 {
		d.paragraph(wordLines(c.Words), margin, y, textSize, "")
		return
	}
	most := c.most()
	for _, g := range c.Groups {
		if g.Label != "" {
			y = d.paragraph(wordLines(g.Label), margin, y, textSize, ` font-weight="bold"`) + barGap
		}
		top := y
		for _, b := range g.Bars {
			y = d.bar(&b, most, y)
		}
		fmt.Fprintf(d.b, `<path d="M%d %dV%d" stroke="%s" class="chart-line"/>`+"\n", barsAt, top, y-barGap, faint)
	}
}

// most returns the largest figure of a chart.
func (c *Chart) most() (most int64) {
	for _, g := range c.Groups {
		for _, b := range g.Bars {
			most = max(most, b.Value)
		}
	}
	return most
}

// bar draws a bar with its label and its figure, and returns where the next begins.
func (d *drawing) bar(b *Bar, most int64, y int) int {
	lines := labelLines(b.Label)
	height := rowHeight(len(lines))
	middle := y + (height-barGap)/2
	at := middle - linesHeight(len(lines), textSize)/2
	for _, line := range lines {
		d.text(line, barsAt-10, at, textSize, ` text-anchor="end"`)
		at += linesHeight(1, textSize)
	}
	figure := strconv.FormatInt(b.Value, 10)
	width := 0.0
	if b.Value > 0 {
		room := drawingWidth - margin - barsAt - 8 - digitWidth*len(strconv.FormatInt(most, 10))
		width = max(float64(room)*float64(b.Value)/float64(most), 1)
		fmt.Fprintf(d.b, `<rect x="%d" y="%d" width="%s" height="%d" fill="%s" class="chart-bar"/>`, barsAt, middle-barHeight/2, strconv.FormatFloat(width, 'f', 1, 64), barHeight, blue)
	}
	d.text(figure, barsAt+int(width+0.5)+8, middle-linesHeight(1, textSize)/2, textSize, ` data-value="`+figure+`"`)
	d.b.WriteByte('\n')
	return y + height
}

// paragraph writes lines from a height down and returns where they end.
func (d *drawing) paragraph(lines []string, x, y, size int, more string) int {
	for i, line := range lines {
		d.text(line, x, y+linesHeight(i, size), size, more)
		d.b.WriteByte('\n')
	}
	return y + linesHeight(len(lines), size)
}

// text writes a line whose top is at a height.
func (d *drawing) text(s string, x, y, size int, more string) {
	fmt.Fprintf(d.b, `<text x="%d" y="%d" font-size="%d" fill="%s" class="chart-text"%s>`, x, y+int(float64(size)*1.05), size, ink, more)
	d.escape(s)
	d.b.WriteString("</text>")
}

// escape writes a text so that it stands as itself in XML and in HTML.
func (d *drawing) escape(s string) {
	if !utf8.ValidString(s) && d.err == nil {
		d.err = message.Errorf("render.utf8", s)
	}
	for _, c := range s {
		switch {
		case c == '&':
			d.b.WriteString("&amp;")
		case c == '<':
			d.b.WriteString("&lt;")
		case c == '>':
			d.b.WriteString("&gt;")
		case report.Forbidden(c):
			if d.err == nil {
				d.err = message.Errorf("render.forbidden", s, fmt.Sprintf("%U", c))
			}
		case report.Reorders(c): // shown in the order in which it is stored
		default:
			d.b.WriteRune(c)
		}
	}
}

// Renderer writes all charts of a report as one SVG file, one below the other; where there
// is none, the sentences of its sheet. The zero Renderer works.
type Renderer struct {
	Earlier []*report.Report // of earlier years
	Wording *Wording         // nil means the default
}

// Render draws the report.
func (rd Renderer) Render(w io.Writer, r *report.Report) error {
	if r == nil {
		return message.Errorf("report.none")
	}
	if err := r.WellFormed(); err != nil {
		return fmt.Errorf("chart: %w", err)
	}
	words := rd.Wording
	if words == nil {
		standard := DefaultWording()
		words = &standard
	}
	charts, err := words.Charts(r, rd.Earlier...)
	if err != nil {
		return err
	}
	sheet, err := words.Sheet(r, rd.Earlier...)
	if err != nil {
		return err
	}
	if len(charts) == 0 {
		all := ""
		for _, s := range sheet.Sentences {
			all += s
		}
		charts = []Chart{{Key: "sheet", Title: sheet.Title, Words: all}}
	}
	height, told := 0, ""
	for i := range charts {
		height += charts[i].height()
		told += charts[i].Words
	}
	d := drawing{b: &bytes.Buffer{}}
	d.begin("charts", sheet.Title, told, height, true)
	y := 0
	for i := range charts {
		d.chart(&charts[i], y)
		y += charts[i].height()
	}
	d.b.WriteString("</svg>\n")
	if d.err != nil {
		return d.err
	}
	return writeAll(w, d.b.Bytes())
}

func writeAll(w io.Writer, b []byte) error {
	n, err := w.Write(b)
	if err == nil && n < len(b) {
		err = io.ErrShortWrite
	}
	if err != nil {
		return fmt.Errorf("chart: %w", err)
	}
	return nil
}
