package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// parseJSON reads one JSON value. encoding/json gives the tokens; places,
// duplicates, depth and characters that it would replace in silence are ours.
func parseJSON(data []byte) (node, *InputError) {
	p := jsonParser{data: data, dec: json.NewDecoder(bytes.NewReader(data)), line: 1}
	p.dec.UseNumber()
	n, err := p.value(0)
	if err != nil {
		return node{}, err
	}
	if _, err := p.next(); err == nil {
		return node{}, p.errorf("something follows the report")
	} else if !errors.Is(err, io.EOF) {
		return node{}, p.errorf("%v", err)
	}
	return n, nil
}

type jsonParser struct {
	data []byte
	dec  *json.Decoder
	// start and end are where the last token stood; line is the line of start,
	// which begins at lineStart.
	start, end, line, lineStart int
}

// next returns the next token and notes where it stands.
func (p *jsonParser) next() (json.Token, error) {
	tok, err := p.dec.Token()
	start := p.end
	for start < len(p.data) && bytes.IndexByte([]byte(" \t\r\n,:"), p.data[start]) >= 0 {
		start++
	}
	for i := p.start; i < start; i++ {
		if p.data[i] == '\n' {
			p.line++
			p.lineStart = i + 1
		}
	}
	p.start, p.end = start, int(p.dec.InputOffset())
	return tok, err
}

func (p *jsonParser) errorf(format string, args ...any) *InputError {
	return &InputError{Line: p.line, Column: p.column(), Problem: fmt.Sprintf(format, args...)}
}

// column counts characters, not bytes.
func (p *jsonParser) column() int {
	return bytes.Count(p.data[p.lineStart:p.start], nil)
}

func (p *jsonParser) value(depth int) (node, *InputError) {
	tok, err := p.next()
	if err != nil {
		return node{}, p.syntax(err)
	}
	n := node{line: p.line, column: p.column()}
	if depth > maxDepth {
		return n, p.errorf("nested more than %d deep", maxDepth)
	}
	switch t := tok.(type) {
	case nil:
		n.kind = nodeNull
	case bool:
		n.kind, n.text = nodeBool, fmt.Sprint(t)
	case json.Number:
		n.kind, n.text = nodeNumber, t.String()
	case string:
		n.kind, n.text = nodeString, t
		if e := p.replaced(t); e != nil {
			return n, e
		}
	case json.Delim:
		if t == '[' {
			n.kind = nodeList
			for p.dec.More() {
				item, e := p.value(depth + 1)
				if e != nil {
					return n, e
				}
				n.items = append(n.items, item)
			}
		} else {
			n.kind = nodeMap
			for p.dec.More() {
				if e := p.pair(&n, depth); e != nil {
					return n, e
				}
			}
		}
		if _, err := p.next(); err != nil {
			return n, p.syntax(err)
		}
	}
	return n, nil
}

func (p *jsonParser) pair(n *node, depth int) *InputError {
	tok, err := p.next()
	if err != nil {
		return p.syntax(err)
	}
	key, ok := tok.(string)
	if !ok {
		return p.errorf("a key is a string")
	}
	if e := p.replaced(key); e != nil {
		return e
	}
	line, column := p.line, p.column()
	v, e := p.value(depth + 1)
	if e != nil {
		return e
	}
	n.pairs = append(n.pairs, pair{key, v, line, column})
	return nil
}

// replaced finds the half of a surrogate pair, for which encoding/json puts U+FFFD
// in silence.
func (p *jsonParser) replaced(s string) *InputError {
	if !strings.ContainsRune(s, '\uFFFD') {
		return nil
	}
	raw := strings.ToLower(string(p.data[p.start:p.end]))
	if strings.Count(s, "\uFFFD") > strings.Count(raw, "\uFFFD")+strings.Count(raw, `\ufffd`) {
		return p.errorf("the string holds half a surrogate pair")
	}
	return nil
}

func (p *jsonParser) syntax(err error) *InputError {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return p.errorf("the file ends too early")
	}
	return p.errorf("%v", err)
}
