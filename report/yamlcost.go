package report

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/govdisclosure/annualreport/internal/budget"
	"github.com/govdisclosure/annualreport/internal/message"
)

// What the YAML parser takes, measured with version 1.19.2 over some forty shapes of
// input: up to 100 bytes for a byte of text, up to 1,100 for a token, and for keys in
// one map, items without a value and keys marked by ? a time that grows with the
// square of their number. A report of five hundred paragraphs takes 2,000 tokens.
const (
	yamlByteCost  = 100
	yamlTokenCost = 1200

	maxYAMLBytes  = 1 << 20 // beside long runs, which are lifted out
	maxYAMLTokens = 20_000
	maxYAMLKeys   = 4_000
	maxYAMLMarked = 100 // keys marked by ?
	maxYAMLOpen   = 200 // brackets or indicators
)

// yamlCost returns the memory that the parser will take at most, or refuses a file
// that would keep it busy. What it counts in texts too, where a comma is no token,
// makes it count too many and never too few.
func yamlCost(data []byte) (int64, error) {
	if len(data) > maxYAMLBytes {
		return 0, &LimitError{Limit: "YAML", Max: fmt.Sprintf("%d bytes beside its pictures; JSON may be longer", maxYAMLBytes)}
	}
	c := yamlCounter{}
	line := 0
	for l := range bytes.Lines(data) {
		line++
		c.line(l)
		for _, over := range []struct {
			n, most int
			what    Label
		}{
			{c.open, maxYAMLOpen, Label{"未闭合的括号", "brackets that are open"}},
			{c.indicators, maxYAMLOpen, Label{"相连的标记", "indicators in a row"}},
			{c.keys, maxYAMLKeys, Label{"键名", "keys"}},
			{c.marked, maxYAMLMarked, Label{"以?标记的键名", "keys marked by ?"}},
			{c.tokens, maxYAMLTokens, Label{"YAML标记", "marks of YAML"}},
		} {
			if over.n > over.most {
				return 0, inputErrorf(line, 1, "input.yaml_marks", over.most, over.what)
			}
		}
	}
	return int64(len(data))*yamlByteCost + int64(c.tokens)*yamlTokenCost, nil
}

type yamlCounter struct {
	tokens, keys, marked int
	open                 int // brackets, at most at one place of the line
	indicators           int // the longest row of them in the line
	depth                int // brackets open now
}

func (c *yamlCounter) line(l []byte) {
	c.tokens += 2
	c.open, c.indicators = c.depth, 0
	row := 0
	if bytes.HasPrefix(bytes.TrimLeft(l, " \t-"), []byte("?")) {
		c.marked++
	}
	for i, b := range l {
		if strings.IndexByte("[]{},#&*!|>'\"%@`?-", b) >= 0 {
			c.tokens++
		}
		switch b {
		case '[', '{':
			c.depth++
			c.open = max(c.open, c.depth)
		case ']', '}':
			c.depth = max(c.depth-1, 0)
		case ':':
			row++
			c.tokens += 2
			if i+1 == len(l) || strings.IndexByte(" \t\r\n,[]{}", l[i+1]) >= 0 {
				c.keys++
			}
		case '-', '?', '!', '&', '*', '|', '>':
			row++
		case ' ', '\t':
		default:
			row = 0
		}
		c.indicators = max(c.indicators, row)
	}
}

// longRun is the length from which a run of the characters of base64 is lifted out: a
// picture, and nothing that a person writes.
const longRun = 4096

// lifted are the runs that were taken out of a file, each of which left a mark.
type lifted struct {
	mark string // of letters, and nowhere in the file
	runs []string
}

// liftRuns takes long runs of the characters of base64 out of a file, so that the
// parser need not carry the pictures of a report through its tokens, and leaves for
// each a word that is as much one scalar, or part of one, as the run was.
func liftRuns(data []byte) ([]byte, *lifted) {
	l := &lifted{mark: "lifted"}
	var out []byte
	kept := 0
	for i := 0; i < len(data); i++ {
		from := i
		if i > 0 && data[i-1] == '\\' {
			from += len("U0010FFFF") // an escape at most
		}
		for i < len(data) && base64Char(data[i]) {
			i++
		}
		if i-from < longRun {
			continue
		}
		if l.runs == nil {
			for bytes.Contains(data, []byte(l.mark)) {
				l.mark += "x"
			}
		}
		out = append(out, data[kept:from]...)
		out = fmt.Appendf(out, "%s%dz", l.mark, len(l.runs))
		l.runs = append(l.runs, string(data[from:i]))
		kept = i
	}
	if l.runs == nil {
		return data, l
	}
	return append(out, data[kept:]...), l
}

func base64Char(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '+' || c == '/' || c == '='
}

// restore puts the runs back into a string. Each comes back once: the mark stands
// nowhere in the file, but escapes can spell it.
func (l *lifted) restore(b *budget.Budget, s string) (string, error) {
	if l.runs == nil || !strings.Contains(s, l.mark) {
		return s, nil
	}
	var made strings.Builder
	for {
		before, after, found := strings.Cut(s, l.mark)
		made.WriteString(before)
		if !found {
			return made.String(), nil
		}
		digits, rest, _ := strings.Cut(after, "z")
		n, err := strconv.Atoi(digits)
		if err != nil || n < 0 || n >= len(l.runs) || l.runs[n] == "" {
			return "", message.Errorf("input.escapes", l.mark)
		}
		if err := b.Grow(2 * int64(len(l.runs[n]))); err != nil {
			return "", err
		}
		made.WriteString(l.runs[n])
		l.runs[n] = ""
		s = rest
	}
}
