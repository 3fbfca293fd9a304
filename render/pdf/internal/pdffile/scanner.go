package pdffile

import (
	"bytes"
	"fmt"
	"strconv"
)

// scanner reads the words of a cross-reference table and its trailer. After an
// error it reads nothing more.
type scanner struct {
	rest []byte
	err  error
}

func (s *scanner) fail(format string, args ...any) {
	if s.err == nil {
		s.err = fmt.Errorf("pdffile: "+format, args...)
	}
}

// next returns the next word; "" at the end.
func (s *scanner) next() string {
	s.rest = bytes.TrimLeft(s.rest, " \n")
	if s.err != nil || len(s.rest) == 0 {
		s.fail("the cross-reference table is cut short")
		return ""
	}
	end := bytes.IndexAny(s.rest, " \n")
	if end < 0 {
		end = len(s.rest)
	}
	word := string(s.rest[:end])
	s.rest = s.rest[end:]
	return word
}

func (s *scanner) expect(want string) {
	if got := s.next(); got != want {
		s.fail("%q stands where %q should", got, want)
	}
}

func (s *scanner) number() int {
	word := s.next()
	n, err := strconv.ParseUint(word, 10, 31)
	if err != nil {
		s.fail("%q is not a number", word)
	}
	return int(n)
}

// reference returns the number of the object that is referred to.
func (s *scanner) reference(objects int) int {
	n := s.number()
	s.expect("0")
	s.expect("R")
	if n < 1 || n > objects {
		s.fail("the trailer refers to object %d of %d", n, objects)
	}
	return n
}

// crossReferences returns the offset of each object.
func (s *scanner) crossReferences() []int {
	s.expect("xref")
	s.expect("0")
	size := s.number()
	if size > len(s.rest)/20 { // an entry has 20 bytes
		s.fail("%d objects in a cross-reference table of %d bytes", size, len(s.rest))
	}
	var offsets []int
	for i := range size {
		if s.err != nil {
			return nil
		}
		offset := s.number()
		s.number() // the generation
		if i == 0 {
			s.expect("f") // object 0 is no object
			continue
		}
		s.expect("n")
		offsets = append(offsets, offset)
	}
	return offsets
}
