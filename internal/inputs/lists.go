// Package inputs reads what a program is given beside a report: folders of reports,
// lists of names and of accepted findings, and the lines of a file for what was found
// in it.
package inputs

import (
	"fmt"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/validate"
)

// readLines reads a file of a line each; empty lines and those that begin with # are
// left out. f gets each with where it stands.
func readLines(name string, f func(line, where string) error) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	n := 0
	for line := range strings.Lines(strings.TrimPrefix(string(data), "\uFEFF")) {
		n++
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		if err := f(line, fmt.Sprintf("%s:%d", name, n)); err != nil {
			return err
		}
	}
	return nil
}

// Offices reads the names of offices, one a line.
func Offices(name string) (offices []string, err error) {
	err = readLines(name, func(line, _ string) error {
		offices = append(offices, line)
		return nil
	})
	return offices, err
}

// Silences reads which findings were looked at and accepted, a line each: the code
// of the rule, the address of the cell or the key of the text where it is only that
// one, a colon and the reason.
//
//	TXT001 overview: 正文的2件是咨询件，已核实
//	STY002: 沿用上级模板的标点
func Silences(name string) (all []validate.Silence, err error) {
	err = readLines(name, func(line, where string) error {
		head, reason := line, ""
		if i := strings.IndexAny(line, ":："); i >= 0 {
			_, size := utf8.DecodeRuneInString(line[i:])
			head, reason = line[:i], strings.TrimSpace(line[i+size:])
		}
		words := strings.Fields(head)
		if reason == "" || len(words) == 0 || len(words) > 2 {
			return message.Errorf("inputs.silence", where, line)
		}
		s := validate.Silence{Code: words[0], Reason: reason}
		if len(words) == 2 {
			s.Where = words[1]
		}
		all = append(all, s)
		return nil
	})
	return all, err
}
