package pdfread

import (
	"bytes"
	"errors"
	"strconv"
)

// lexer reads the words of a PDF (ISO 32000-1 clauses 7.2 and 7.3).
type lexer struct {
	b    charger
	data []byte
	at   int
	err  error
	// keeps says that what is read stays, as objects do and operands do not.
	keeps bool
	// counted is up to where what is read has been charged.
	counted int
}

func (f *File) lexer(at int) *lexer {
	return &lexer{b: f.b, data: f.data, at: at, counted: at, keeps: true}
}

// longestWord is how long numbers and operators are at most.
const longestWord = 64

// longestFree is how long a string is that does not count where nothing is kept.
const longestFree = 4 << 10

// count charges what has been read since it was last called, and what a value takes.
func (l *lexer) count(size int) {
	if l.at > l.counted {
		l.b.step(l.at - l.counted)
		l.counted = l.at
	}
	if l.keeps && size > 0 {
		l.b.grow(size)
	}
}

// made charges a string that was made.
func (l *lexer) made(b []byte) string {
	if l.keeps || len(b) > longestFree {
		l.b.grow(2 * len(b))
	}
	return string(b)
}

// keyword is a word that is no value: obj, R, a bracket.
type keyword string

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

// next returns the next word: an int, a float64, a string, a name or a keyword; nil
// at the end.
func (l *lexer) next() any {
	for l.at < len(l.data) {
		switch c := l.data[l.at]; {
		case isSpace(c):
			l.at++
		case c == '%':
			for l.at < len(l.data) && l.data[l.at] != '\n' && l.data[l.at] != '\r' {
				l.at++
			}
		case c == '(':
			return l.literal()
		case c == '/':
			l.at++
			return name(l.name())
		case c == '<' || c == '>':
			if l.at+1 < len(l.data) && l.data[l.at+1] == c {
				l.at += 2
				return keyword([]byte{c, c})
			}
			if c == '<' {
				return l.hex()
			}
			l.at++
			return keyword(">")
		case isDelimiter(c):
			l.at++
			return keyword([]byte{c})
		default:
			return l.word()
		}
	}
	return nil
}

func (l *lexer) word() any {
	from := l.at
	for l.at < len(l.data) && !isSpace(l.data[l.at]) && !isDelimiter(l.data[l.at]) {
		l.at++
	}
	if l.at-from > longestWord {
		return keyword("") // none that there is
	}
	word := string(l.data[from:l.at])
	if n, err := strconv.Atoi(word); err == nil {
		return n
	}
	if x, err := strconv.ParseFloat(word, 64); err == nil && (word[0] == '-' || word[0] == '+' || word[0] == '.' || word[0] >= '0' && word[0] <= '9') {
		return x
	}
	return keyword(word)
}

func (l *lexer) name() string {
	var b []byte
	for l.at < len(l.data) && !isSpace(l.data[l.at]) && !isDelimiter(l.data[l.at]) {
		c := l.data[l.at]
		l.at++
		if c == '#' && l.at+1 < len(l.data) {
			if n, err := strconv.ParseUint(string(l.data[l.at:l.at+2]), 16, 8); err == nil {
				c = byte(n)
				l.at += 2
			}
		}
		b = append(b, c)
	}
	return l.made(b)
}

func (l *lexer) hex() string {
	l.at++
	var b []byte
	digits, value := 0, byte(0)
	for l.at < len(l.data) && l.data[l.at] != '>' {
		c := l.data[l.at]
		l.at++
		n, is := hexDigit(c)
		if !is {
			continue
		}
		value = value<<4 | n
		if digits++; digits%2 == 0 {
			b = append(b, value)
			value = 0
		}
	}
	l.at++
	if digits%2 == 1 {
		b = append(b, value<<4)
	}
	return l.made(b)
}

func hexDigit(c byte) (n byte, is bool) {
	switch {
	case c >= '0' && c <= '9':
		return c - '0', true
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10, true
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}

// literal reads a string in round brackets, which may hold others.
func (l *lexer) literal() string {
	var b []byte
	open := 1
	for l.at++; l.at < len(l.data); l.at++ {
		c := l.data[l.at]
		switch c {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				l.at++
				return l.made(b)
			}
		case '\\':
			l.at++
			if l.at >= len(l.data) {
				return l.made(b)
			}
			switch c = l.data[l.at]; {
			case c == '\r':
				if l.at+1 < len(l.data) && l.data[l.at+1] == '\n' {
					l.at++
				}
				continue
			case c == '\n':
				continue
			case c >= '0' && c <= '7':
				n := 0
				k := 0
				for ; k < 3 && l.at+k < len(l.data) && l.data[l.at+k] >= '0' && l.data[l.at+k] <= '7'; k++ {
					n = n<<3 | int(l.data[l.at+k]-'0')
				}
				l.at += k - 1
				c = byte(n)
			default:
				if i := bytes.IndexByte([]byte("nrtbf"), c); i >= 0 {
					c = "\n\r\t\b\f"[i]
				}
			}
		}
		b = append(b, c)
	}
	return l.made(b)
}

// deepest is how deep values may nest.
const deepest = 64

// longestArray is how many values an array may have.
const longestArray = 1 << 19

// value returns the next value, with dictionaries, arrays and references.
func (l *lexer) value(depth int) any {
	if depth > deepest {
		l.err = errors.New("values nest too deep")
		return nil
	}
	v := l.next()
	l.count(sizeOfValue)
	switch t := v.(type) {
	case int:
		// Two numbers and R are a reference.
		at := l.at
		if t >= 0 {
			if _, ok := l.next().(int); ok && l.next() == keyword("R") {
				return ref(t)
			}
		}
		l.at = at
		return t
	case keyword:
		switch t {
		case "<<":
			d := dict{}
			for l.err == nil {
				key, ok := l.next().(name)
				if !ok {
					return d // at >>, or at what should be
				}
				if len(d) == 0 {
					l.count(sizeOfDict)
				}
				d[string(key)] = l.value(depth + 1)
			}
			return d
		case "[":
			var a []any
			for l.err == nil {
				v := l.value(depth + 1)
				if v == keyword("]") || v == nil && l.at >= len(l.data) {
					return a
				}
				if a = append(a, v); len(a) > longestArray {
					l.err = errors.New("a list is too long")
				}
			}
			return a
		case "true", "false":
			return t == "true"
		case "null":
			return nil
		}
		return t
	default:
		return t
	}
}
