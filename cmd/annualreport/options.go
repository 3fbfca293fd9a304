package main

import (
	"flag"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/govdisclosure/annualreport/internal/outputs"
	"github.com/govdisclosure/annualreport/report"
)

// options are the options of a subcommand. Package flag parses them; this keeps their
// texts in both languages and lets them stand behind arguments, where people who have
// typed a long name of a file put them.
type options struct {
	set *flag.FlagSet
	all []option
}

type option struct {
	name         string
	value, usage report.Label
}

func newOptions() *options {
	set := flag.NewFlagSet("", flag.ContinueOnError)
	set.SetOutput(io.Discard)
	return &options{set: set}
}

func (o *options) add(name string, value, usage report.Label) {
	o.all = append(o.all, option{name, value, usage})
}

func (o *options) text(name, fallback string, value, usage report.Label) *string {
	o.add(name, value, usage)
	return o.set.String(name, fallback, "")
}

func (o *options) number(name string, value, usage report.Label) *int {
	o.add(name, value, usage)
	return o.set.Int(name, 0, "")
}

func (o *options) yes(name string, usage report.Label) *bool {
	o.add(name, report.Label{}, usage)
	return o.set.Bool(name, false, "")
}

// choice is an option that a backend has; what is on by default is shown as it is turned
// off.
func (o *options) choice(s outputs.Switch) {
	name, to := s.Name, s.On
	if s.Off != nil {
		name, to = s.Name+"=false", s.Off
	}
	o.add(name, report.Label{}, s.Usage)
	o.set.BoolFunc(s.Name, "", func(value string) error {
		on, err := strconv.ParseBool(value)
		*to = on == (s.On != nil)
		return err
	})
}

// several is an option that may stand more than once.
func (o *options) several(name string, value, usage report.Label) *[]string {
	o.add(name, value, usage)
	var all []string
	o.set.Func(name, "", func(s string) error { all = append(all, s); return nil })
	return &all
}

// parse returns the arguments, between which the options may stand. What stands behind
// "--" is no option.
func (o *options) parse(args []string) (rest []string, err error) {
	for {
		if err := o.set.Parse(args); err != nil {
			return nil, translated(err)
		}
		left := o.set.Args()
		if n := len(args) - len(left); n > 0 && args[n-1] == "--" {
			return append(rest, left...), nil
		}
		if len(left) == 0 {
			return rest, nil
		}
		rest, args = append(rest, left[0]), left[1:]
	}
}

// translated puts what package flag says into both languages.
func translated(err error) error {
	text := err.Error()
	for _, t := range []struct{ prefix, zh string }{
		{"flag provided but not defined: ", "没有这个选项："},
		{"flag needs an argument: ", "选项后面缺少内容："},
		{"bad flag syntax: ", "选项写法有误："},
	} {
		if what, ok := strings.CutPrefix(text, t.prefix); ok {
			return said{report.Label{ZH: t.zh + what, EN: text}}
		}
	}
	var value, name string
	for _, format := range []string{"invalid value %q for flag -%s", "invalid boolean value %q for -%s"} {
		if n, _ := fmt.Sscanf(text, format, &value, &name); n == 2 {
			return said{report.Label{ZH: fmt.Sprintf("选项 -%s 不能是“%s”", strings.TrimSuffix(name, ":"), value), EN: text}}
		}
	}
	return err
}
