package report

import (
	"context"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/budget"
)

// parseJSON reads one JSON value (RFC 8259) from a text in UTF-8. The parser is our
// own: every value has its place, which is counted on and never anew, keys that stand
// twice are kept for the decoder to name, half a surrogate pair is an error and not
// U+FFFD, and what is made is charged before it is made.
func parseJSON(_ context.Context, b *budget.Budget, data []byte) (node, error) {
	p := jsonParser{position: position{line: 1, column: 1}, data: data, b: b}
	n, err := p.value(0)
	if err != nil {
		return node{}, err
	}
	if c, err := p.peek(); err != nil {
		return node{}, err
	} else if c != 0 || p.pos < len(data) {
		return node{}, p.errorf("input.follows")
	}
	return n, nil
}

// position counts lines and characters, not bytes, up to an offset.
type position struct {
	offset, line, column int
}

// forward counts on to the offset.
func (p *position) forward(data []byte, offset int) {
	for ; p.offset < offset; p.offset++ {
		switch c := data[p.offset]; {
		case c == '\n':
			p.line++
			p.column = 1
		case utf8.RuneStart(c):
			p.column++
		}
	}
}

type jsonParser struct {
	position // of the value or key that is read
	data     []byte
	pos      int
	b        *budget.Budget
}

func (p *jsonParser) errorf(code string, args ...any) error {
	return inputErrorf(p.line, p.column, code, args...)
}

// nodeBytes and pairBytes are what an item of a list and an entry of a map take, with
// the room that a growing slice leaves.
const (
	nodeBytes = 256
	pairBytes = 384
)

// peek goes to the next character that is no white space and returns it, 0 at the end.
func (p *jsonParser) peek() (byte, error) {
	from := p.pos
	for p.pos < len(p.data) && strings.IndexByte(" \t\r\n", p.data[p.pos]) >= 0 {
		p.pos++
	}
	if err := p.b.Step(p.pos - from + 1); err != nil {
		return 0, err
	}
	p.forward(p.data, p.pos)
	if p.pos == len(p.data) {
		return 0, nil
	}
	return p.data[p.pos], nil
}

func (p *jsonParser) value(depth int) (node, error) {
	c, err := p.peek()
	if err != nil {
		return node{}, err
	}
	n := node{line: p.line, column: p.column}
	if depth > maxDepth {
		return n, p.errorf("input.nested", maxDepth)
	}
	switch {
	case c == '{' || c == '[':
		return n, p.members(&n, c, depth)
	case c == '"':
		n.kind = nodeString
		n.text, err = p.str()
		return n, err
	case c == '-' || c >= '0' && c <= '9':
		n.kind = nodeNumber
		n.text, err = p.number()
		return n, err
	}
	for word, kind := range map[string]nodeKind{"null": nodeNull, "true": nodeBool, "false": nodeBool} {
		if strings.HasPrefix(string(p.data[p.pos:min(p.pos+len(word), len(p.data))]), word) {
			p.pos += len(word)
			n.kind = kind
			if kind == nodeBool {
				n.text = word
			}
			return n, nil
		}
	}
	return n, p.unexpected(Label{"值", "a value"})
}

// unexpected says what stands at p.pos instead of what is wanted.
func (p *jsonParser) unexpected(want Label) error {
	p.forward(p.data, p.pos)
	if p.pos >= len(p.data) {
		return p.errorf("input.ends")
	}
	c, _ := utf8.DecodeRune(p.data[p.pos:])
	return p.errorf("input.character", strconv.QuoteRune(c), want)
}

// members reads the entries of a map or the items of a list, with its brackets.
func (p *jsonParser) members(n *node, open byte, depth int) error {
	n.kind = nodeMap
	end, want := byte('}'), Label{"逗号或}", "a comma or }"}
	if open == '[' {
		n.kind = nodeList
		end, want = ']', Label{"逗号或]", "a comma or ]"}
	}
	p.pos++
	for first := true; ; first = false {
		c, err := p.peek()
		switch {
		case err != nil:
			return err
		case c == end && first:
			p.pos++
			return nil
		case first:
		case c == end:
			p.pos++
			return nil
		case c != ',':
			return p.unexpected(want)
		default:
			p.pos++
		}
		if err := p.member(n, depth); err != nil {
			return err
		}
	}
}

// member reads an item of a list or an entry of a map.
func (p *jsonParser) member(n *node, depth int) error {
	if n.kind == nodeList {
		if err := p.b.Grow(nodeBytes); err != nil {
			return err
		}
		item, err := p.value(depth + 1)
		n.items = append(n.items, item)
		return err
	}
	if err := p.b.Grow(pairBytes); err != nil {
		return err
	}
	c, err := p.peek()
	if err != nil {
		return err
	}
	if c != '"' {
		return p.unexpected(Label{"带引号的键名", "a key in quotation marks"})
	}
	e := pair{line: p.line, column: p.column}
	if e.key, err = p.str(); err != nil {
		return err
	}
	if c, err = p.peek(); err != nil {
		return err
	}
	if c != ':' {
		return p.unexpected(Label{"冒号", "a colon"})
	}
	p.pos++
	e.value, err = p.value(depth + 1)
	n.pairs = append(n.pairs, e)
	return err
}

// number reads a number as it is written.
func (p *jsonParser) number() (string, error) {
	from := p.pos
	digits := func() bool {
		start := p.pos
		for p.pos < len(p.data) && p.data[p.pos] >= '0' && p.data[p.pos] <= '9' {
			p.pos++
		}
		return p.pos > start
	}
	at := func(any string) bool { return p.pos < len(p.data) && strings.IndexByte(any, p.data[p.pos]) >= 0 }
	if at("-") {
		p.pos++
	}
	if at("0") {
		p.pos++
	} else if !digits() {
		return "", p.unexpected(Label{"数字", "a digit"})
	}
	if at(".") {
		p.pos++
		if !digits() {
			return "", p.unexpected(Label{"数字", "a digit"})
		}
	}
	if at("eE") {
		p.pos++
		if at("+-") {
			p.pos++
		}
		if !digits() {
			return "", p.unexpected(Label{"数字", "a digit"})
		}
	}
	if at("0123456789") {
		return "", p.unexpected(Label{"以0开头的数字的结尾", "the end of a number that begins with 0"})
	}
	return p.text(from, p.pos)
}

// text copies a part of the file, so that a report does not hold all of it.
func (p *jsonParser) text(from, to int) (string, error) {
	if err := p.b.Grow(int64(to - from)); err != nil {
		return "", err
	}
	return string(p.data[from:to]), nil
}

// str reads a string, with its quotation marks.
func (p *jsonParser) str() (string, error) {
	p.pos++
	var made strings.Builder // what stands before p.pos, once there was an escape
	from := p.pos
	for {
		stop := p.run()
		if err := p.b.Step(stop - p.pos + 1); err != nil {
			return "", err
		}
		p.pos = stop
		switch {
		case p.pos == len(p.data):
			return "", p.unexpected(Label{"字符串的结尾", "the end of a string"})
		case p.data[p.pos] < ' ':
			return "", p.unexpected(Label{"转义", "an escape"})
		case p.data[p.pos] == '"':
			p.pos++
			if made.Len() == 0 {
				return p.text(from, p.pos-1)
			}
			made.Write(p.data[from : p.pos-1])
			return made.String(), nil
		case p.data[p.pos] != '\\':
			continue // a long string: only the budget was asked
		}
		// A string that grows takes up to twice its length, and an escape at most
		// as many bytes as it is written with.
		if err := p.b.Grow(int64(2 * (p.pos - from + utf8.UTFMax))); err != nil {
			return "", err
		}
		made.Write(p.data[from:p.pos])
		c, err := p.escape()
		if err != nil {
			return "", err
		}
		made.WriteRune(c)
		from = p.pos
	}
}

// run returns where the characters end that stand for themselves, or a stretch of them
// that is long enough to ask the budget.
func (p *jsonParser) run() int {
	const stretch = 1 << 16
	i := p.pos
	for end := min(len(p.data), i+stretch); i < end; i++ {
		if c := p.data[i]; c < ' ' || c == '"' || c == '\\' {
			break
		}
	}
	return i
}

// escape reads a backslash and what belongs to it.
func (p *jsonParser) escape() (rune, error) {
	p.pos++
	if p.pos == len(p.data) {
		return 0, p.unexpected(Label{"转义", "an escape"})
	}
	if i := strings.IndexByte(`"\/bfnrt`, p.data[p.pos]); i >= 0 {
		p.pos++
		return rune("\"\\/\b\f\n\r\t"[i]), nil
	}
	c, err := p.codeUnit()
	if err != nil || !utf16.IsSurrogate(c) {
		return c, err
	}
	half := c
	if p.pos+1 < len(p.data) && p.data[p.pos] == '\\' && p.data[p.pos+1] == 'u' {
		p.pos++
		if c, err = p.codeUnit(); err != nil {
			return 0, err
		}
		if c := utf16.DecodeRune(half, c); c != utf8.RuneError {
			return c, nil
		}
	}
	p.forward(p.data, p.pos)
	return 0, p.errorf("input.surrogate")
}

// codeUnit reads u and four hexadecimal digits.
func (p *jsonParser) codeUnit() (rune, error) {
	if p.data[p.pos] != 'u' {
		return 0, p.unexpected(Label{"\"\\/bfnrtu 之一", `one of "\/bfnrtu`})
	}
	p.pos++
	var c rune
	for range 4 {
		if p.pos == len(p.data) {
			return 0, p.unexpected(Label{"四位十六进制数字", "four hexadecimal digits"})
		}
		digit := strings.IndexByte("0123456789abcdef", p.data[p.pos]|0x20)
		if digit < 0 || p.data[p.pos] < '0' {
			return 0, p.unexpected(Label{"四位十六进制数字", "four hexadecimal digits"})
		}
		c = c<<4 | rune(digit)
		p.pos++
	}
	return c, nil
}
