package validate

import (
	"bytes"
	"encoding/json"
	"io"
	"net/url"
	"regexp"

	"github.com/govdisclosure/annualreport/internal/message"
)

// visible makes a text of one line fit to be shown to a person: what commands a terminal
// or is not seen is escaped, as \u202e, and so is a line break, with which a report
// could write findings of its own.
func visible(s string) string { return message.Line(s) }

// writeIndented writes a value as JSON for people and programs alike.
func writeIndented(w io.Writer, v any) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return err
	}
	return writeAll(w, b.Bytes())
}

// writeAll writes all of the data, or returns an error.
func writeAll(w io.Writer, data []byte) error {
	n, err := w.Write(data)
	if err == nil && n < len(data) {
		err = io.ErrShortWrite
	}
	return err
}

// withScheme is a URI that says how it is to be resolved, rather than the name of a file.
var withScheme = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*://`)

// uri returns a URI, or the name of a file as one: with what a URI cannot hold percent-encoded.
func uri(name string) string {
	if withScheme.MatchString(name) {
		if u, err := url.Parse(name); err == nil {
			u.RawQuery = unencoded.ReplaceAllStringFunc(u.RawQuery, url.QueryEscape)
			return u.String()
		}
	}
	return (&url.URL{Path: name}).String()
}

// unencoded are characters that the query of a URI cannot hold.
var unencoded = regexp.MustCompile(`[^!-~]+`)
