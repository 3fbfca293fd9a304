package report

import (
	"reflect"
	"strings"
	"sync"

	"github.com/govdisclosure/annualreport/internal/message"
)

// Address names a cell of figures: <table>.<row key>.<column key>, as
// "requests.outcome.refused.state_secret.individual". It is also the path to the
// figure in a file.
type Address string

// fields maps the keys that the tags of Report and its parts form to the place of
// the field: addresses of counts and amounts, keys of texts.
var fields = sync.OnceValue(func() map[string][]int {
	paths := map[string][]int{}
	var walk func(t reflect.Type, prefix string, path []int)
	walk = func(t reflect.Type, prefix string, path []int) {
		for i := range t.NumField() {
			key, ok := t.Field(i).Tag.Lookup("json")
			if !ok {
				continue
			}
			here := append(append([]int(nil), path...), i)
			switch ft := t.Field(i).Type; ft {
			case reflect.TypeFor[Count](), reflect.TypeFor[Amount](), reflect.TypeFor[Text]():
				paths[prefix+key] = here
			default:
				walk(ft, prefix+key+".", here)
			}
		}
	}
	walk(reflect.TypeFor[Report](), "", nil)
	return paths
})

// field returns a pointer to the field that the key names, or nil.
func (r *Report) field(key string) any {
	path, ok := fields()[key]
	if !ok {
		return nil
	}
	return r.at(path)
}

func (r *Report) at(path []int) any {
	return reflect.ValueOf(r).Elem().FieldByIndex(path).Addr().Interface()
}

// Value returns the figure at the address: the one filled in, or for a total the
// one derived. What the report states there does not count; see [Report.Shown].
func (r *Report) Value(a Address) (Value, error) {
	f, err := r.Edition().Figure(a)
	if err != nil {
		return nil, err
	}
	return r.value(f), nil
}

func (r *Report) value(f *Figure) Value {
	if !f.Free() {
		return r.derive(f)
	}
	if f.field != nil {
		switch p := r.at(f.field).(type) {
		case *Count:
			return *p
		case *Amount:
			return *p
		}
	}
	if v, ok := r.More.Figures[f.Address]; ok && v != nil {
		return v
	}
	return blank(f.Unit)
}

// derive sums the parts of a total. It is blank as soon as one part is.
func (r *Report) derive(f *Figure) Value {
	if f.Unit == TenThousandYuan {
		sum := AmountOf(zero)
		for _, part := range f.Parts {
			d, ok := r.value(r.Edition().figure(part)).Decimal()
			if !ok {
				return Amount{}
			}
			sum.d = sum.d.Add(d)
		}
		return sum
	}
	var sum int64
	for _, part := range f.Parts {
		c, ok := r.value(r.Edition().figure(part)).(Count)
		if !ok || c.Blank() {
			return Count{}
		}
		sum += c.n
	}
	return N(sum)
}

// Set fills in the figure at the address. It is an error to fill in a total: totals
// derive, and what a report states of one goes to [Stated.Figures].
func (r *Report) Set(a Address, v Value) error {
	f, err := r.Edition().Figure(a)
	if err != nil {
		return err
	}
	if !f.Free() {
		return message.Errorf("report.total_set", a)
	}
	if v == nil {
		v = blank(f.Unit)
	}
	if v.unit() != f.Unit {
		return message.Errorf("report.unit", a, f.Unit.Label().ZH, v.unit().Label().ZH)
	}
	switch p := r.field(string(a)).(type) {
	case *Count:
		*p = v.(Count)
	case *Amount:
		*p = v.(Amount)
	default:
		if v.Blank() {
			delete(r.More.Figures, a)
			return nil
		}
		if r.More.Figures == nil {
			r.More.Figures = map[Address]Value{}
		}
		r.More.Figures[a] = v
	}
	return nil
}

// Shown returns the text of the cell as it is printed: what the report states
// where it states something, otherwise the figure filled in or derived, "" where
// that is blank.
func (r *Report) Shown(a Address) (string, error) {
	f, err := r.Edition().Figure(a)
	if err != nil {
		return "", err
	}
	return r.shown(f), nil
}

func (r *Report) shown(f *Figure) string {
	if s, stated := r.Stated.Figures[f.Address]; stated {
		return s
	}
	return r.value(f).String()
}

// ZeroBlanks sets every free figure that is blank, and of which nothing is stated,
// to 0: the caller's word that what was not filled in did not occur.
func (r *Report) ZeroBlanks() {
	for i := range r.Edition().figures {
		f := &r.Edition().figures[i]
		if _, stated := r.Stated.Figures[f.Address]; stated || !f.Free() || !r.value(f).Blank() {
			continue
		}
		// The figure is free and the unit its own, so there is no error.
		if f.Unit == TenThousandYuan {
			_ = r.Set(f.Address, AmountOf(zero))
		} else {
			_ = r.Set(f.Address, N(0))
		}
	}
}

// Text returns the text with the key, one of [Format.TextKeys]: "opening",
// "overview", "requests.lead". It is an error if the form has no such text.
func (r *Report) Text(key string) (Text, error) {
	if p, ok := r.field(key).(*Text); ok {
		return *p, nil
	}
	if t, ok := r.More.Texts[key]; ok {
		return t, nil
	}
	if !r.Edition().hasText(key) {
		return nil, message.Errorf("report.no_text", key, r.Edition().ID())
	}
	return nil, nil
}

// SetText sets the text with the key, one of [Format.TextKeys].
func (r *Report) SetText(key string, t Text) error {
	if !r.Edition().hasText(key) {
		return message.Errorf("report.no_text", key, r.Edition().ID())
	}
	if p, ok := r.field(key).(*Text); ok {
		*p = t
		return nil
	}
	if len(t) == 0 {
		delete(r.More.Texts, key)
		return nil
	}
	if r.More.Texts == nil {
		r.More.Texts = map[string]Text{}
	}
	r.More.Texts[key] = t
	return nil
}

func (f *Format) hasText(key string) bool {
	if key == openingKey {
		return true
	}
	section, _, _ := strings.Cut(key, ".")
	s := f.Section(section)
	if s == nil {
		return false
	}
	for _, k := range s.TextKeys() {
		if k == key {
			return true
		}
	}
	return false
}

// figure resolves an address that is known to be one of the format's.
func (f *Format) figure(a Address) *Figure { return &f.figures[f.index[a]] }

func blank(u Unit) Value {
	if u == TenThousandYuan {
		return Amount{}
	}
	return Count{}
}
