import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cms', '0012_pictures_say_if_they_are_shown'),
        ('wagtailcore', '0098_apitoken'),
        ('wagtaildocs', '0014_alter_document_file_size'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(help_text='The name, or initials if those are enough to find the person by.', max_length=255, verbose_name='name')),
            ],
            options={
                'verbose_name': 'person in pictures',
                'verbose_name_plural': 'people in pictures',
                'ordering': ['name', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('purpose', models.CharField(blank=True, help_text='For example: website and newsletter.', max_length=255, verbose_name='what for')),
                ('until', models.DateField(blank=True, help_text='The last day. Empty: until it is withdrawn.', null=True, verbose_name='until')),
                ('told_to', models.CharField(blank=True, help_text='If it was said and not signed: the colleague who heard it.', max_length=120, verbose_name='said to whom')),
                ('told_on', models.DateField(blank=True, null=True, verbose_name='said on')),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('withdrawn_at', models.DateTimeField(editable=False, null=True)),
                ('image', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consents', to='cms.siteimage')),
                ('proof', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtaildocs.document', verbose_name='proof')),
                ('recorded_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='consents', to='consent.person', verbose_name='who')),
            ],
            options={
                'verbose_name': 'consent',
                'verbose_name_plural': 'consents',
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('image', 'person'), name='one_consent_each')],
            },
        ),
        migrations.CreateModel(
            name='ProofCollection',
            fields=[
                ('only', models.BooleanField(default=True, editable=False, primary_key=True, serialize=False)),
                ('collection', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.collection')),
            ],
            options={
                'default_permissions': (),
                'constraints': [models.CheckConstraint(condition=models.Q(('only', True)), name='one_proof_collection')],
            },
        ),
    ]
